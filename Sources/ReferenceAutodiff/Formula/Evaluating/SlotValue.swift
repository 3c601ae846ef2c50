/// What a slot of a running program holds: one double, eight of them side by side, or a float.
///
/// The passes over a program are generic over this, so that each operation is written once and
/// the eight lanes compute bit for bit what one double computes.
protocol SlotValue: BitwiseCopyable {
  init(constant: Double)
  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self
  static func / (left: Self, right: Self) -> Self
  static prefix func - (value: Self) -> Self
  func squareRoot() -> Self
  /// Applies a function that is known for doubles only, and rounds.
  func applying(_ function: ElementaryFunction.Rule.OfOne) -> Self
  func applying(_ function: ElementaryFunction.Rule.OfTwo, _ other: Self) -> Self
  func power(_ exponent: Self) -> Self
  /// 1 where the comparison holds, else 0.
  static func compare(_ comparison: Opcode, _ left: Self, _ right: Self) -> Self
  /// `a` where the condition is not zero, else `b`.
  static func select(_ condition: Self, _ a: Self, _ b: Self) -> Self
  /// A reduction other than a sum, over a run of slots.
  static func reduce(_ reduction: Opcode, _ run: UnsafePointer<Self>, count: Int) -> Self
}

/// A slot that holds one number, as the derivative passes need it.
protocol SlotNumber: SlotValue, BinaryFloatingPoint {
  var asDouble: Double { get }
}

extension SlotNumber {
  @inline(__always)
  func applying(_ function: ElementaryFunction.Rule.OfOne) -> Self {
    Self(constant: function(asDouble))
  }

  @inline(__always)
  func applying(_ function: ElementaryFunction.Rule.OfTwo, _ other: Self) -> Self {
    Self(constant: function(asDouble, other.asDouble))
  }

  @inline(__always)
  func power(_ exponent: Self) -> Self {
    Self(constant: realPower(asDouble, exponent.asDouble))
  }

  @inline(__always)
  static func compare(_ comparison: Opcode, _ left: Self, _ right: Self) -> Self {
    let holds =
      switch comparison {
      case .less: left < right
      case .lessOrEqual: left <= right
      case .greater: left > right
      case .greaterOrEqual: left >= right
      case .equal: left == right
      default: left != right
      }
    return holds ? 1 : 0
  }

  @inline(__always)
  static func select(_ condition: Self, _ a: Self, _ b: Self) -> Self {
    condition != 0 ? a : b
  }

  static func reduce(_ reduction: Opcode, _ run: UnsafePointer<Self>, count: Int) -> Self {
    Reduction(reduction).value(Run(start: run, count: count, stride: 1))
  }
}

extension Double: SlotNumber {
  @inline(__always)
  init(constant: Double) { self = constant }

  @inline(__always)
  var asDouble: Double { self }
}

extension Float: SlotNumber {
  @inline(__always)
  init(constant: Double) { self.init(constant) }

  @inline(__always)
  var asDouble: Double { Double(self) }
}

extension SIMD8<Double>: SlotValue {
  @inline(__always)
  init(constant: Double) { self.init(repeating: constant) }

  @inline(__always)
  static prefix func - (value: Self) -> Self {
    // A sign change, not 0 - x: -(0) is -0. Multiplying by -1 is exact.
    value * -1
  }

  @inline(__always)
  func applying(_ function: ElementaryFunction.Rule.OfOne) -> Self {
    var result = self
    for lane in 0..<8 { result[lane] = function(self[lane]) }
    return result
  }

  @inline(__always)
  func applying(_ function: ElementaryFunction.Rule.OfTwo, _ other: Self) -> Self {
    var result = self
    for lane in 0..<8 { result[lane] = function(self[lane], other[lane]) }
    return result
  }

  @inline(__always)
  func power(_ exponent: Self) -> Self {
    var result = self
    for lane in 0..<8 { result[lane] = realPower(self[lane], exponent[lane]) }
    return result
  }

  @inline(__always)
  static func compare(_ comparison: Opcode, _ left: Self, _ right: Self) -> Self {
    let holds =
      switch comparison {
      case .less: left .< right
      case .lessOrEqual: left .<= right
      case .greater: left .> right
      case .greaterOrEqual: left .>= right
      case .equal: left .== right
      default: left .!= right
      }
    return Self.zero.replacing(with: 1, where: holds)
  }

  @inline(__always)
  static func select(_ condition: Self, _ a: Self, _ b: Self) -> Self {
    b.replacing(with: a, where: condition .!= 0)
  }

  static func reduce(_ reduction: Opcode, _ run: UnsafePointer<Self>, count: Int) -> Self {
    let numbers = UnsafeRawPointer(run).assumingMemoryBound(to: Double.self)
    var result = Self.zero
    for lane in 0..<8 {
      // Lane l of slot k is the double number 8k + l.
      result[lane] = Reduction(reduction).value(
        Run(start: numbers + lane, count: count, stride: 8))
    }
    return result
  }
}
