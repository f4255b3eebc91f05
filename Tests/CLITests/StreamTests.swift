import Foundation
import Testing

@Suite("输出") struct StreamTests {
  @Test("写不出去时说明原因，退出码 1，不崩溃") func full() throws {
    let (output, exit) = try Workshop.shell("pipeline help > /dev/full", in: Workshop.root, database: "")
    #expect(exit == 1 && output.contains("PL408") && !output.contains("Fatal"), "\(output)")
  }

  @Test("读的人先走了，安静地结束") func closedPipe() throws {
    let (output, exit) = try Workshop.shell(
      "bash -c 'for i in $(seq 20); do pipeline help; done | head -1; echo ${PIPESTATUS[1]}'",
      in: Workshop.root, database: "")
    #expect(exit == 0 && output.trimmed.hasSuffix("\n0") && !output.contains("Fatal"), "\(output)")
  }

  @Test("没有处说话也照样做完") func deaf() throws {
    let (_, exit) = try Workshop.shell("pipeline vist 2> /dev/full", in: Workshop.root, database: "")
    #expect(exit == 2)
  }
}
