import NumericalDifferentiation
import Testing

@Suite("The adaptive method on smooth functions")
struct SmoothFunctionTests {
  private let witness = NumericalDifferentiator()

  @Test("the bar holds, and is not absurdly wide", arguments: KnownFunction.all)
  func known(function: KnownFunction) throws {
    let estimate = try witness.slope(at: function.x, of: function.double)
    let truth = function.slope(function.x)
    #expect(estimate.status == .resolved)
    #expect(estimate.holds(truth), "\(estimate.summary), truth \(truth)")
    let error = abs(estimate.value - truth)
    #expect(estimate.error <= max(1e4 * error, 1e-9 * abs(truth)), "\(estimate.summary)")
    #expect(error <= 1e-9 * abs(truth))
  }

  @Test("an error of a millionth lies far outside the bar", arguments: KnownFunction.all)
  func tellsMillionths(function: KnownFunction) throws {
    let estimate = try witness.slope(at: function.x, of: function.double)
    let wrong = function.slope(function.x) * (1 + 1e-6)
    #expect(abs(estimate.value - wrong) > 10 * estimate.error)
  }

  @Test("a gradient costs about ten evaluations a component")
  func economy() throws {
    let total = try KnownFunction.all.reduce(0) { total, function in
      try total
        + witness.slopes(at: [function.x]) { function.double($0[0]) }.evaluations
    }
    #expect(total <= 26 * KnownFunction.all.count)
    let many = try witness.slopes(at: (1...20).map { Double($0) / 7 }) { v in
      v.reduce(0) { $0 + $1 * $1 * $1 }
    }
    #expect(many.evaluations <= 10 * 20)
  }

  @Test("the same question gets the same answer")
  func deterministic() throws {
    for function in KnownFunction.all {
      let first = try witness.slope(at: function.x, of: function.double)
      let second = try witness.slope(at: function.x, of: function.double)
      #expect(first == second)
    }
  }

  @Test("the derivative of -f is minus the derivative of f, and the bar is the same")
  func negation() throws {
    for function in KnownFunction.all {
      let plus = try witness.slope(at: function.x, of: function.double)
      let minus = try witness.slope(at: function.x) { -function.double($0) }
      #expect(minus.value == -plus.value)
      #expect(minus.error == plus.error)
    }
  }

  @Test("multiplying f by a power of two multiplies everything by it")
  func scaling() throws {
    for function in KnownFunction.all {
      let plain = try witness.slope(at: function.x, of: function.double)
      let scaled = try witness.slope(at: function.x) { 0x1p40 * function.double($0) }
      #expect(scaled.value == 0x1p40 * plain.value)
      #expect(scaled.error == 0x1p40 * plain.error)
    }
  }
}
