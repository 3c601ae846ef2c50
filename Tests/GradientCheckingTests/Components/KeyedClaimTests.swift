import GradientChecking
import Testing

private struct Model {
  var weight: [Double]
  var bias: Double
}

private struct Deep {
  var layer: Model
  var scale: Double
}

private enum Name: Hashable { case weight, bias }

@Suite("A dictionary of derivatives is matched by names")
struct KeyedClaimTests {
  private let point = Model(weight: [2, 3], bias: 5)

  private func f(_ m: Model) -> Double { m.weight[0] * m.weight[1] + 7 * m.bias }

  private func check<Claim>(_ claim: Claim) -> GradientReport {
    gradientCheck(at: point, of: f, gradientComponents: { (_: Model) in claim })
  }

  /// In the order of the keys the bias comes first.
  @Test("keys are properties, whatever their order, and may be an enum's or whole names")
  func right() {
    #expect(check(["weight": [3.0, 2], "bias": [7]]).found == [.wrongShape])
    #expect(check(["weight[0]": 3.0, "weight[1]": 2, "bias": 7]).matches)
    #expect(check(["weight": [3.0, 2], "bias": 7.0] as [String: Any]).matches)
    #expect(check([Name.weight: [3.0, 2], .bias: 7.0] as [Name: Any]).matches)
  }

  @Test("changed values are called by the names of the point")
  func wrong() {
    let report = check(["weight[0]": 2.0, "weight[1]": 2, "bias": 7])
    #expect(report.names(.mismatch) == ["weight[0]"])
  }

  @Test("a struct in a struct is a dictionary in a dictionary")
  func nested() {
    let report = gradientCheck(at: Deep(layer: point, scale: 2)) {
      f($0.layer) * $0.scale
    } gradientComponents: {
      (_: Deep) in
      ["scale": 41.0, "layer": ["weight": [6.0, 4], "bias": 14.0] as [String: Any]] as [String: Any]
    }
    #expect(report.matches)
  }

  @Test("missing and unknown names are said")
  func names() {
    func message(_ claim: [String: Double]) -> String? {
      let report = check(claim)
      #expect(report.found == [.wrongShape])
      #expect(report.verdict == .mismatch)
      return report.findings.first?.message
    }
    #expect(
      message(["weight[0]": 3, "weight[1]": 2, "b": 7])
        == "the gradient has no entry for bias, and has b, which the point has not")
    #expect(
      message(["weight[0]": 3, "weight[1]": 2]) == "the gradient has no entry for bias")
    #expect(
      message(["p": 3, "q": 2, "r": 7])
        == "the gradient has no entry for weight[0], weight[1] and bias, and has p, q and r, which the"
        + " point has not")
  }

  @Test("numbers are the places of an array, in the order of numbers")
  func places() {
    let point = (0..<12).map(Double.init)
    let right = Dictionary(uniqueKeysWithValues: point.indices.map { ($0, Double($0) + 1) })
    func value(_ x: [Double]) -> Double { x.indices.reduce(0) { $0 + Double($1 + 1) * x[$1] } }
    #expect(
      gradientCheck(at: point, of: value, gradientComponents: { (_: [Double]) in right }).matches)
  }

  @Test("a struct for a dictionary is matched by names, too")
  func reversed() {
    struct Slopes { var b, a: Double }
    let report = gradientCheck(at: ["a": 2.0, "b": 3]) { (x: [String: Double]) in
      (x["a"] ?? 0) * 5 + (x["b"] ?? 0) * 7
    } gradientComponents: { (_: [String: Double]) in
      Slopes(b: 7, a: 5)
    }
    #expect(report.matches)
  }
}
