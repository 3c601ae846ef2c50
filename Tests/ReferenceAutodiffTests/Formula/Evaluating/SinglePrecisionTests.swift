import ReferenceAutodiff
import TestSupport
import Testing

@Suite("Single precision")
struct SinglePrecisionTests {
  private let inputs: [Float] = [2.5, 4.8, 6.9, 9.5]
  private let targets: [Float] = [3, 5, 7, 9]

  private func loss() throws -> Evaluation {
    try Evaluation(
      "mean((w*x + b - t)^2)", [.init("w"), .init("b")],
      [
        .init("x", shape: [4], values: inputs.map(Double.init)),
        .init("t", shape: [4], values: targets.map(Double.init)),
      ])
  }

  @Test("the lesson's loss equals a program in Float, bit for bit")
  func lossValue() throws {
    for (w, b) in [(1.5, 0.5), (0.1, 0.7), (-3.3, 1e-4)] as [(Float, Float)] {
      var sum: Float = 0
      for index in 0..<4 {
        let difference = w * inputs[index] + b - targets[index]
        sum = index == 0 ? difference * difference : sum + difference * difference
      }
      #expect(try loss().singlePrecisionValues([Double(w), Double(b)]) == [Double(sum / 4)])
    }
  }

  @Test("the lesson's gradient equals a program in Float, bit for bit")
  func lossGradient() throws {
    for (w, b) in [(1.5, 0.5), (0.1, 0.7), (-3.3, 1e-4)] as [(Float, Float)] {
      var slopes: [Float] = [0, 0]
      // The sweep goes backwards, so it meets the last element first.
      for index in (0..<4).reversed() {
        let flow = Float(0.25) * (2 * (w * inputs[index] + b - targets[index]))
        slopes[0] += flow * inputs[index]
        slopes[1] += flow
      }
      let gradient = try loss().singlePrecisionGradient([Double(w), Double(b)])
      #expect(gradient == slopes.map(Double.init))
    }
    // What PyTorch prints, to the last place but one: it adds in another order.
    let printed = [48.63750457763672, 6.77500057220459]
    #expect(areClose(try loss().singlePrecisionGradient([1.5, 0.5]), printed, 1e-7))
  }

  @Test("the gradient written as a formula equals Float as well")
  func gradientFormula() throws {
    let slope = try Evaluation(
      "mean(2*(w*x + b - t)*x)", [.init("w"), .init("b")],
      [
        .init("x", shape: [4], values: inputs.map(Double.init)),
        .init("t", shape: [4], values: targets.map(Double.init)),
      ])
    let terms = (0..<4).map { 2 * (Float(1.5) * inputs[$0] + 0.5 - targets[$0]) * inputs[$0] }
    let expected = (((terms[0] + terms[1]) + terms[2]) + terms[3]) / 4
    #expect(slope.singlePrecisionValues([1.5, 0.5]) == [Double(expected)])
  }

  @Test("inputs, constants and every result are rounded to Float")
  func rounding() throws {
    let cases: [(String, (Float, Float) -> Float)] = [
      ("x + y", { $0 + $1 }), ("x - y", { $0 - $1 }), ("x*y", { $0 * $1 }), ("x/y", { $0 / $1 }),
      ("sqrt(x)", { x, _ in x.squareRoot() }), ("x^2", { x, _ in x * x }),
      ("x^3", { x, _ in x * x * x }), ("0.1*x + 0.2", { x, _ in 0.1 * x + 0.2 }),
      ("0.1 + 0.2 + 0*x", { x, _ in Float(0.1) + Float(0.2) + 0 * x }),
      ("(x + y)*(x - y)/(1 + x*x)", { x, y in (x + y) * (x - y) / (1 + x * x) }),
      ("abs(-x)", { x, _ in x }), ("max(x, y)", { max($0, $1) }),
    ]
    var generator = SeededGenerator(seed: 11)
    for (text, program) in cases {
      let evaluation = try Evaluation(text, [.init("x"), .init("y")])
      for _ in 0..<200 {
        let x = Double.random(in: 1e-3...10, using: &generator)
        let y = Double.random(in: 1e-3...10, using: &generator)
        let expected = Double(program(Float(x), Float(y)))
        #expect(evaluation.singlePrecisionValues([x, y]) == [expected], "\(text)")
      }
    }
  }

  @Test("overflow happens where Float overflows")
  func overflow() throws {
    let evaluation = try Evaluation("x*x", [.init("x")])
    #expect(evaluation.values([1e30])[0].isFinite)
    #expect(evaluation.singlePrecisionValues([1e30]) == [.infinity])
  }
}
