import GradientChecking
import Testing

/// A tensor with storage that is shared, as in libraries with reference semantics.
private final class Tensor: ComponentIterable {
  var numbers: [Double]

  init(_ numbers: [Double]) { self.numbers = numbers }

  func visitComponents(_ visitor: inout ComponentVisitor) {
    visitor.visit(&numbers, named: "numbers")
  }
}

@Suite("Functions and gradients that are not the same when asked again")
struct RepeatedCallTests {
  private func f(_ x: [Double]) -> Double { x[0] * x[0] * x[1] }
  private func g(_ x: [Double]) -> [Double] { [2 * x[0] * x[1], x[0] * x[0]] }

  // MARK: Inputs

  @Test("a gradient that writes into its input is accused of it, though its numbers are right")
  func gradientChangesInput() {
    let tensor = Tensor([3, 5])
    let report = gradientCheck(at: tensor) {
      f($0.numbers)
    } gradientComponents: { tensor in
      let gradient = g(tensor.numbers)
      tensor.numbers[1] = 0
      return gradient
    }
    #expect(report.verdict == .mismatch)
    #expect(report.found == [.changesInput])
    #expect(
      report.findings.first?.message
        == "the gradient function changes its input: numbers[1] was 5, and is 0 after the call")
  }

  @Test("a function that writes into its input is accused of it")
  func functionChangesInput() {
    let tensor = Tensor([3, 5])
    let report = gradientCheck(at: tensor) { tensor in
      let value = f(tensor.numbers)
      tensor.numbers[0] += 1
      return value
    } gradient: {
      Tensor(g($0.numbers))
    }
    #expect(report.verdict == .mismatch)
    #expect(report.found.contains(.changesInput))
    #expect(
      report.findings.first?.message
        == "the function changes its input: numbers[0] was 3, and is 4 after the call")
  }

  @Test("a function that changes the size of its input, and one that makes it NaN")
  func sizeChanges() {
    let tensor = Tensor([3, 5])
    let longer = gradientCheck(at: tensor) {
      f($0.numbers)
    } gradient: { tensor in
      defer { tensor.numbers.append(7) }
      return Tensor(g(tensor.numbers))
    }
    #expect(
      longer.findings.first?.message
        == "the gradient function changes its input: it had 2 components, and has 3 after the call")
    let broken = Tensor([3, 5])
    let nan = gradientCheck(at: broken) {
      f($0.numbers)
    } gradient: { tensor in
      defer { tensor.numbers[0] = .nan }
      return Tensor(g(tensor.numbers))
    }
    #expect(nan.found == [.changesInput])
    #expect(nan.findings.first?.message.contains("numbers[0] was 3, and is NaN") == true)
  }

  @Test("the derivative functions of a Jacobian check are watched as well")
  func jacobianChangesInput() {
    let tensor = Tensor([3, 5])
    let report = jacobianCheck(at: tensor) {
      g($0.numbers)
    } jacobian: { tensor in
      let x = tensor.numbers
      defer { tensor.numbers[0] = 0 }
      return [[2 * x[1], 2 * x[0]], [2 * x[0], 0]]
    }
    #expect(report.found == [.changesInput])
    #expect(report.names(.mismatch).isEmpty)
  }

  // MARK: Gradients

  @Test("a gradient that changes between calls is a mismatch, though the first answer is right")
  func gradientChanges() {
    var calls = 0.0
    let report = gradientCheck(at: [3, 5]) {
      f($0)
    } gradient: {
      defer { calls += 1 }
      return [g($0)[0], g($0)[1] - calls]
    }
    #expect(report.verdict == .mismatch)
    #expect(report.found == [.gradientChanges])
    #expect(report.names(.match) == ["x[0]", "x[1]"])
    #expect(
      report.findings.first?.message
        == "the gradient changes between calls at the same point: x[1] was 9, then 8")
  }

  @Test("a gradient that becomes NaN at the second call is a mismatch")
  func gradientBecomesNaN() {
    var calls = 0
    let report = gradientCheck(at: [3, 5]) {
      f($0)
    } gradient: {
      calls += 1
      return calls == 1 ? g($0) : [.nan, g($0)[1]]
    }
    #expect(report.found == [.gradientChanges])
    #expect(report.findings.first?.message.hasSuffix("x[0] was 30, then NaN") == true)
  }

  @Test(
    "a gradient that accumulates is called that, whatever was there before",
    arguments: [0, 1, 2, 7])
  func accumulates(before: Int) {
    var sum = [0.0, 0.0]
    func accumulated(_ x: [Double]) -> [Double] {
      sum = zip(sum, g(x)).map(+)
      return sum
    }
    for _ in 0..<before { _ = accumulated([3, 5]) }
    let report = gradientCheck(at: [3, 5]) {
      f($0)
    } gradient: {
      accumulated($0)
    }
    #expect(report.verdict == .mismatch)
    #expect(report.found == [.accumulates])
    #expect(
      report.findings.first?.message
        == "the gradient function adds to what its last call left: x[0] was \(30 * (before + 1)), then"
        + " \(30 * (before + 2)) at the same point; gradients must be reset (zero_grad) before every"
        + " call")
  }

  @Test("a wrong gradient that accumulates is not called right but for that")
  func accumulatesWrongly() {
    var sum = [0.0, 0.0]
    let report = gradientCheck(at: [3, 5]) {
      f($0)
    } gradient: {
      sum = [sum[0] + g($0)[1], sum[1] + g($0)[0]]
      return sum
    }
    #expect(report.found == [.gradientChanges])
    #expect(report.recognised == [.swapped])
  }

  @Test("along directions a doubled answer is accumulation")
  func accumulatesAlongDirections() {
    var sum = [0.0, 0.0]
    let report = gradientCheck(at: [3, 5], with: .directions(2)) {
      f($0)
    } gradient: {
      sum = zip(sum, g($0)).map(+)
      return sum
    }
    #expect(report.found == [.accumulates])
    #expect(report.verdict == .mismatch)
  }

  @Test("a Jacobian that accumulates, or changes, is found")
  func jacobianChanges() {
    var sum = [[0.0, 0], [0, 0]]
    let jacobian = [[10.0, 6], [6, 0]]
    let accumulating = jacobianCheck(at: [3, 5]) {
      g($0)
    } jacobian: { _ in
      sum = zip(sum, jacobian).map { zip($0, $1).map(+) }
      return sum
    }
    #expect(accumulating.found == [.accumulates])
    var calls = 0.0
    let changing = jacobianCheck(at: [3, 5]) {
      g($0)
    } jacobian: { _ in
      calls += 1
      return [[10, 6], [6 * calls, 0]]
    }
    #expect(changing.found == [.gradientChanges])
    #expect(changing.findings.first?.message.contains("f[1]/x[0] was 6, then 12") == true)
  }

  @Test("differences in the last digits are noted, and no more")
  func lastDigits() {
    var calls = 0
    let report = gradientCheck(at: [3, 5]) {
      f($0)
    } gradient: {
      calls += 1
      return [calls == 1 ? g($0)[0] : g($0)[0].nextUp, g($0)[1]]
    }
    #expect(report.verdict == .match)
    #expect(report.findings.isEmpty)
    #expect(
      report.notes == [
        "the gradient's last digits change between calls at the same point: x[0] was 30, then"
          + " 30.000000000000004"
      ])
  }

  @Test("zeros of either sign are the same, and so are NaN and NaN")
  func sameAnswers() {
    var calls = 0
    let zeros = gradientCheck(at: [3]) { _ in
      1
    } gradient: { _ in
      calls += 1
      return [calls == 1 ? 0 : -0.0]
    }
    #expect(zeros.matches)
    #expect(zeros.notes.allSatisfy { !$0.contains("calls") })
    let nan = gradientCheck(at: [3]) {
      $0[0]
    } gradient: { _ in
      [.nan]
    }
    #expect(nan.verdict == .mismatch)
    #expect(nan.findings.isEmpty)
  }
}
