import Foundation

/// The functions of the C mathematics library that the estimators need (数学函数).
enum Logarithm {
  static func natural(_ x: Double) -> Double { log(x) }
  static func exponential(_ x: Double) -> Double { exp(x) }
  static func power(_ x: Double, _ y: Double) -> Double { pow(x, y) }
  /// A fraction as JSON carries it: twelve decimals, so that sums of several still come out.
  static func decimal(_ x: Double, places: Int = 12) -> String { String(format: "%.\(places)f", x) }
}
