import CExpat
import Glibc

/// The memory one XML parser may have (解析内存).
///
/// Expat keeps every unfinished token, open element and name it has met: a well packed part of one endless
/// attribute, or of a million names, would take gigabytes before any handler is called.
final class XMLMemory {
  /// A part as spreadsheet programs write them needs less than one hundredth of it.
  private static let limit = 16 << 20
  private var used = 0
  /// Whether the parser was refused memory.
  private(set) var exhausted = false

  /// Runs `body`, which may call expat, with its memory counted here.
  func counting<Result>(_ body: () -> Result) -> Result {
    let outer = pthread_getspecific(Self.key)
    pthread_setspecific(Self.key, Unmanaged.passUnretained(self).toOpaque())
    defer { pthread_setspecific(Self.key, outer) }
    return body()
  }

  /// A parser whose blocks are counted; every later call on it must be made in `counting`.
  func makeParser(separator: CChar) -> XML_Parser? {
    var functions = XML_Memory_Handling_Suite(
      malloc_fcn: { size in XMLMemory.allocate(size) },
      realloc_fcn: { block, size in XMLMemory.reallocate(block, size) },
      free_fcn: { block in
        XMLMemory.current?.used -= malloc_usable_size(block)
        free(block)
      })
    var separators = [separator, 0]
    return counting { XML_ParserCreate_MM(nil, &functions, &separators) }
  }

  /// The functions expat calls get no context, so the thread holds it.
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
  }()

  private static var current: XMLMemory? {
    pthread_getspecific(key).map { Unmanaged<XMLMemory>.fromOpaque($0).takeUnretainedValue() }
  }

  private static func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
    guard let memory = current, memory.admits(size), let block = malloc(size) else { return nil }
    memory.used += malloc_usable_size(block)
    return block
  }

  private static func reallocate(
    _ block: UnsafeMutableRawPointer?, _ size: Int
  ) -> UnsafeMutableRawPointer? {
    let before = malloc_usable_size(block)
    guard let memory = current, memory.admits(size - before), let moved = realloc(block, size) else {
      return nil
    }
    memory.used += malloc_usable_size(moved) - before
    return moved
  }

  private func admits(_ more: Int) -> Bool {
    guard used + more <= Self.limit else {
      exhausted = true
      return false
    }
    return true
  }
}
