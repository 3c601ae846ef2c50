/// A reduction of a run of numbers to one: its value and its partial derivatives.
///
/// Single precision rounds each step to `Float`, as a program in that precision would.
struct Reduction {
  let opcode: Opcode

  init(_ opcode: Opcode) { self.opcode = opcode }

  /// What all partial derivatives of one reduction share; which numbers depends on the reduction.
  struct Context<Number> {
    var center: Number
    var factor: Number
  }

  func value<Number: SlotNumber>(_ run: Run<Number>) -> Number {
    switch opcode {
    case .maximum, .shift: extreme(run) { $0 > $1 }
    case .minimum: extreme(run) { $0 < $1 }
    case .norm: norm(run)
    case .variance: variance(run)
    case .logSumExp: logSumExp(run)
    default: run.sum
    }
  }

  /// Computes what the partial derivatives of a reduction need beside the element.
  func context<Number: SlotNumber>(_ run: Run<Number>, value: Number) -> Context<Number> {
    switch opcode {
    case .maximum, .minimum:
      // Equal extremes share the derivative evenly.
      var ties = 0
      for index in 0..<run.count where run[index] == value { ties += 1 }
      return Context(center: value, factor: 1 / Number(max(ties, 1)))
    case .variance:
      let count = Number(run.count)
      return Context(center: run.sum / count, factor: 2 / count)
    case .logSumExp:
      let center = extreme(run) { $0 > $1 }
      let total = pairwiseSum(ExponentialRun(run: run, center: center), 0, run.count)
      return Context(center: center, factor: 1 / total)
    default:
      return Context(center: value, factor: 1)
    }
  }

  /// The partial derivative with respect to one element.
  ///
  /// The norm of a zero vector has the derivative 0 by convention.
  @inline(__always)
  func partial<Number: SlotNumber>(_ element: Number, _ context: Context<Number>) -> Number {
    switch opcode {
    case .maximum, .minimum:
      element == context.center ? context.factor : context.center.isNaN ? context.center : 0
    case .norm: context.center == 0 ? 0 : element / context.center
    case .variance: context.factor * (element - context.center)
    case .logSumExp: exponential(element - context.center) * context.factor
    case .shift: 0
    default: 1
    }
  }

  // MARK: - Values

  /// The element that beats all others; a NaN beats everything.
  @inline(__always)
  private func extreme<Number: SlotNumber>(
    _ run: Run<Number>, _ beats: (Number, Number) -> Bool
  ) -> Number {
    var result = run[0]
    for index in 1..<max(run.count, 1) {
      if result.isNaN { return result }
      let element = run[index]
      if beats(element, result) || element.isNaN { result = element }
    }
    return result
  }

  /// The 2-norm; where squares overflow or vanish, by way of a power of two, which is exact.
  private func norm<Number: SlotNumber>(_ run: Run<Number>) -> Number {
    let plain = pairwiseSum(ScaledSquareRun(run: run, scale: 1), 0, run.count)
    let smallest = Number.leastNormalMagnitude / Number.ulpOfOne
    if plain.isNaN || (plain.isFinite && plain > smallest) { return plain.squareRoot() }
    var largest: Number = 0
    for index in 0..<run.count { largest = max(largest, run[index].magnitude) }
    guard largest > 0, largest.isFinite else { return largest }
    // Half the largest number's power of two at a time, since its reciprocal may overflow.
    let exponent = largest.exponent
    let half = exponent / 2
    let first = Number(sign: .plus, exponent: -half, significand: 1)
    let second = Number(sign: .plus, exponent: half - exponent, significand: 1)
    let squares = pairwiseSum(
      ScaledSquareRun(run: run, scale: first, secondScale: second), 0, run.count)
    return squares.squareRoot() / first / second
  }

  /// The mean squared deviation from the mean, divided by n as in NumPy; two passes.
  private func variance<Number: SlotNumber>(_ run: Run<Number>) -> Number {
    let count = Number(run.count)
    let deviations = DeviationRun(run: run, mean: run.sum / count)
    return pairwiseSum(deviations, 0, run.count) / count
  }

  private func logSumExp<Number: SlotNumber>(_ run: Run<Number>) -> Number {
    let center = extreme(run) { $0 > $1 }
    // All elements -∞, one +∞, or a NaN: the largest is the answer.
    guard center.isFinite else { return center }
    let total = pairwiseSum(ExponentialRun(run: run, center: center), 0, run.count)
    return center + Number(constant: naturalLogarithm(total.asDouble))
  }
}

private struct ScaledSquareRun<Number: SlotNumber>: Summands {
  var run: Run<Number>
  var scale: Number
  var secondScale: Number = 1

  subscript(index: Int) -> Number {
    let element = run[index] * scale * secondScale
    return element * element
  }
}

private struct DeviationRun<Number: SlotNumber>: Summands {
  var run: Run<Number>
  var mean: Number

  subscript(index: Int) -> Number {
    let deviation = run[index] - mean
    return deviation * deviation
  }
}

private struct ExponentialRun<Number: SlotNumber>: Summands {
  var run: Run<Number>
  var center: Number

  subscript(index: Int) -> Number { exponential(run[index] - center) }
}

private func exponential<Number: SlotNumber>(_ x: Number) -> Number {
  Number(constant: naturalExponential(x.asDouble))
}
