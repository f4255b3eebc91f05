import Glibc

/// The attributes of one element; valid only while its start is being handled.
struct XMLAttributes {
  /// Name, value, name, value … and a closing nil, as expat gives them.
  let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  /// The value of the attribute of that local name.
  subscript(_ name: StaticString) -> String? {
    guard var pair = pairs else { return nil }
    while let key = Self.local(pair[0]), let value = pair[1] {
      if strcmp(key, UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)) == 0 {
        return String(cString: value)
      }
      pair += 2
    }
    return nil
  }

  /// Whether the attribute of that name says yes.
  func flag(_ name: StaticString) -> Bool {
    switch self[name] {
    case "1", "true", "on": true
    default: false
    }
  }

  /// The part of an expat name after its namespace.
  static func local(_ name: UnsafePointer<CChar>?) -> UnsafePointer<CChar>? {
    guard let name else { return nil }
    guard let separator = strrchr(name, 0x7C) else { return name }
    return UnsafePointer(separator) + 1
  }
}
