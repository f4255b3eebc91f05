public import FoundationEssentials

/// A value (参数) that can stand beside a statement.
public protocol Bindable {
  /// The value in the server's text format; nil is NULL.
  var sqlText: String? { get }
}

/// A value that can also be an element of an array. Arrays are not: a nested array is a compile error.
public protocol BindableElement: Bindable {}

extension String: BindableElement {
  public var sqlText: String? { self }
}

extension Substring: BindableElement {
  public var sqlText: String? { String(self) }
}

extension Int: BindableElement {
  public var sqlText: String? { String(self) }
}

extension Int64: BindableElement {
  public var sqlText: String? { String(self) }
}

extension Bool: BindableElement {
  public var sqlText: String? { self ? "true" : "false" }
}

extension UUID: BindableElement {
  public var sqlText: String? { String(decoding: hexadecimal, as: UTF8.self) }
}

extension Optional: Bindable where Wrapped: Bindable {
  public var sqlText: String? { self?.sqlText }
}

extension Optional: BindableElement where Wrapped: BindableElement {}

extension Array: Bindable where Element: BindableElement {
  /// An array literal such as `{"a","b \"c\"",NULL}`; every element is quoted, so none can be mistaken.
  public var sqlText: String? { ArrayLiteral.text(of: map { $0.sqlText }) }
}
