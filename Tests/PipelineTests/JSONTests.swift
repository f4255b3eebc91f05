import Pipeline
import Testing

@Suite("JSON") struct JSONTests {
  @Test(
    "往返：次序、数字、转义都不变",
    arguments: [
      #"{"b":1,"a":0.201923,"c":[true,false,null],"d":"引号\" 反斜\\ 换\n行","e":{}}"#, "[]", "-1.5e10", #""""#,
    ]) func roundTrip(_ text: String) throws
  {
    #expect(try #require(JSON(parsing: text)).rendered == text)
  }

  @Test("转义读入") func escapes() {
    #expect(JSON(parsing: #""\u5e73\ud842\udfb7\/""#)?.string == "平𠮷/")
  }

  @Test(
    "不是 JSON",
    arguments: [
      "", "{", "[1,]", #"{"a" 1}"#, "nul", "01x", #""\ud800""#, #""abc"#, "1 2", "+1", #"{"a":1,}"#, "[1 2]",
      String(repeating: "[", count: 300),
    ]) func malformed(_ text: String)
  { #expect(JSON(parsing: text) == nil) }

  @Test("控制字符不会原样送到终端") func safe() {
    #expect(JSON.string("\u{1B}[2J\u{202E}").rendered == #""\u001b[2J\u202e""#)
  }

  @Test("取值和改值") func access() throws {
    let json = try #require(JSON(parsing: #"{"a":{"b":[1,"2"]},"n":null}"#))
    #expect(json["a"]["b"].array[0].int == 1 && json["a"]["b"].array[1].string == "2")
    #expect(json["x"]["y"].isNull && json["n"].isNull)
    #expect(json.setting("n", 5)["n"].int == 5 && json.setting("z", true)["z"].bool == true)
  }
}
