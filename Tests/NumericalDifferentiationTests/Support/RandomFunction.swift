import TestSupport

/// A composition of smooth functions of one variable, drawn from a seed.
indirect enum RandomFunction: CustomStringConvertible {
  case variable
  case constant(Double)
  case sum(RandomFunction, RandomFunction)
  case product(RandomFunction, RandomFunction)
  case applied(SmoothStep, RandomFunction)

  /// Draws a function of at most so many nested operations; it always depends on the variable.
  init(depth: Int, using generator: inout SeededGenerator) {
    guard depth > 0 else {
      self = .variable
      return
    }
    switch Int.random(in: 0..<10, using: &generator) {
    case 0..<5:
      let step = SmoothStep.all[Int.random(in: 0..<SmoothStep.all.count, using: &generator)]
      self = .applied(step, RandomFunction(depth: depth - 1, using: &generator))
    case 5..<7:
      self = .sum(
        RandomFunction(depth: depth - 1, using: &generator),
        RandomFunction(depth: Int.random(in: 0..<depth, using: &generator), using: &generator))
    case 7..<9:
      self = .product(
        RandomFunction(depth: depth - 1, using: &generator),
        RandomFunction(depth: Int.random(in: 0..<depth, using: &generator), using: &generator))
    default:
      let factor = (Double.random(in: -3...3, using: &generator) * 1024).rounded() / 1024
      self = .sum(
        .product(.constant(factor), RandomFunction(depth: depth - 1, using: &generator)),
        .constant(Double(Int.random(in: -5...5, using: &generator))))
    }
  }

  func value(at x: Double) -> Double {
    switch self {
    case .variable: x
    case .constant(let number): number
    case .sum(let left, let right): left.value(at: x) + right.value(at: x)
    case .product(let left, let right): left.value(at: x) * right.value(at: x)
    case .applied(let step, let inner): step.value(inner.value(at: x))
    }
  }

  func dual(at x: Double) -> Dual {
    switch self {
    case .variable: Dual(value: x, slope: 1)
    case .constant(let number): Dual(value: number, slope: 0)
    case .sum(let left, let right): left.dual(at: x) + right.dual(at: x)
    case .product(let left, let right): left.dual(at: x) * right.dual(at: x)
    case .applied(let step, let inner): inner.dual(at: x).through(step)
    }
  }

  var description: String {
    switch self {
    case .variable: "x"
    case .constant(let number): "\(number)"
    case .sum(let left, let right): "(\(left) + \(right))"
    case .product(let left, let right): "(\(left) * \(right))"
    case .applied(let step, let inner): "\(step.name)(\(inner))"
    }
  }

  /// A point for such a function: mostly of ordinary size, sometimes tiny or large.
  static func point(using generator: inout SeededGenerator) -> Double {
    switch Int.random(in: 0..<10, using: &generator) {
    case 0: Double(Int.random(in: -3...3, using: &generator))
    case 1: Double.random(in: -1...1, using: &generator) * 1e-3
    case 2: Double.random(in: -40...40, using: &generator)
    default: Double.random(in: -3...3, using: &generator)
    }
  }
}
