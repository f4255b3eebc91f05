import Foundation

/// The functions of the C mathematics library that the estimators need (数学函数).
enum Logarithm {
  static func natural(_ x: Double) -> Double { log(x) }
  static func exponential(_ x: Double) -> Double { exp(x) }
  static func power(_ x: Double, _ y: Double) -> Double { pow(x, y) }
  /// A fraction with six decimals: what JSON carries.
  static func decimal(_ x: Double) -> String { String(format: "%.6f", x) }
}
