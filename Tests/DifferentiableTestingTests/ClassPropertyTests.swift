import DifferentiableTesting

/// The compiler's own mistake: a property of a class that is read twice.
///
/// Swift 6.3.1 gives d(w·w)/dw = 15 at 5, and d(w + w)/dw = 3. Whether a later compiler does, the tests do not say:
/// they ask that the verdict is the right one for what it gave.
@Suite struct ClassPropertyTests {
  private final class Weight: Differentiable {
    var w: Double

    @differentiable(reverse)
    init(_ w: Double) { self.w = w }
  }

  private struct Value: Differentiable {
    var w: Double
  }

  /// What the verdict has to be for a claim about a smooth function whose derivative is known.
  private func expect(_ report: GradientReport, toBeJudgedBy truth: Double) throws {
    let component = try #require(report.components.first)
    #expect(component.verdict == (component.claimed == truth ? .match : .mismatch))
    #expect(abs(component.numerical - truth) <= 1e-6 * abs(truth))
  }

  @Test func `A property of a class read twice: a product`() throws {
    let report = gradientCheck(at: 5) { x in
      let weight = Weight(x)
      return weight.w * weight.w
    }
    try expect(report, toBeJudgedBy: 10)
  }

  @Test func `A property of a class read twice: a sum`() throws {
    let report = gradientCheck(at: 5) { x in
      let weight = Weight(x)
      return weight.w + weight.w
    }
    try expect(report, toBeJudgedBy: 2)
  }

  @Test func `Read once, it is right`() {
    let report = gradientCheck(at: 5) { x in
      let weight = Weight(x)
      let w = weight.w
      return w * w
    }
    #expect(report.matches)
  }

  @Test func `A property of a struct is right`() {
    let report = gradientCheck(at: 5) { x in
      let value = Value(w: x)
      return value.w * value.w
    }
    #expect(report.matches)
    #expect(report.components.map(\.claimed) == [10])
  }

  /// A class whose components can be written, since it says which they are.
  private final class Model: Differentiable, ComponentIterable {
    var w: Double
    var b: Double

    init(w: Double, b: Double) { (self.w, self.b) = (w, b) }

    func visitComponents(_ visitor: inout ComponentVisitor) {
      visitor.visit(&w, named: "w")
      visitor.visit(&b, named: "b")
    }
  }

  @Test func `An object is a point if it visits its components, and is left as it was`() throws {
    let model = Model(w: 5, b: 2)
    let right = gradientCheck(at: model) { m in
      let w = m.w
      return w * w + m.b
    }
    #expect(right.matches)
    #expect(right.components.map(\.name) == ["w", "b"])
    #expect([model.w, model.b] == [5, 2])
    let twice = gradientCheck(at: model) { m in m.w * m.w + m.b }
    try expect(twice, toBeJudgedBy: 10)
    let wrong = gradientCheck(at: model) { m in m.w * leaking(m.b) }
    #expect(wrong.components.filter { $0.verdict == .mismatch }.map(\.name) == ["b"])
  }
}
