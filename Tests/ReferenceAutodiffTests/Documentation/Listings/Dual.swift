import Foundation

/// A number and its derivative.
struct Dual {
  var value: Double
  var derivative: Double

  static func + (a: Dual, b: Dual) -> Dual {
    Dual(value: a.value + b.value, derivative: a.derivative + b.derivative)
  }

  static func * (a: Dual, b: Dual) -> Dual {
    Dual(value: a.value * b.value, derivative: a.derivative * b.value + a.value * b.derivative)
  }
}

func sin(_ a: Dual) -> Dual {
  Dual(value: sin(a.value), derivative: a.derivative * cos(a.value))
}
