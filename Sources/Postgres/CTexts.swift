/// Lends C an array of NUL-terminated texts for the length of one call, a null pointer for each nil.
///
/// All bytes lie in one buffer, so there is nothing to free. The texts must hold no NUL.
func withCTexts<R>(_ texts: [String?], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> R) -> R {
  var bytes: [CChar] = []
  var starts: [Int?] = []
  for text in texts {
    starts.append(text == nil ? nil : bytes.count)
    guard let text else { continue }
    for byte in text.utf8 { bytes.append(CChar(bitPattern: byte)) }
    bytes.append(0)
  }
  return bytes.withUnsafeBufferPointer { buffer in
    let pointers = starts.map { start in start.flatMap { buffer.baseAddress?.advanced(by: $0) } }
    return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
  }
}

/// Refuses a text that C would cut short.
func refuseNUL(in text: String?, _ place: @autoclosure () -> String, query: String?) throws(PostgresError) {
  guard let text, text.utf8.contains(0) else { return }
  throw PostgresError(.nul, "U+0000 in \(place())", query: query)
}
