import GradientChecking
import Testing

private struct Fixed {
  let a: Double
  var b: [Double]
}

private struct Nested {
  let inner: Fixed
  var scale = 1.0
}

private struct PrivateSet {
  private(set) var a = 2.0
  var count = 3
  var sum: Double { a + 1 }
}

private final class Box {
  var value = 1.0
  var next: Box?
}

private enum Activation {
  case relu
  case leaky(Double)
}

private struct Holder<Content> {
  var content: Content
  var last = 9.0
}

private struct Chosen: ComponentIterable {
  let rate = 0.1
  var weight = 2.0

  mutating func visitComponents(_ visitor: inout ComponentVisitor) {
    visitor.visit(&weight, named: "weight")
  }
}

/// What reads a point may see more numbers in it than a check can write; of those a claim must not pass in silence.
@Suite("Numbers that a check cannot write")
struct UnreachedComponentTests {
  private func unreached<Point>(_ point: Point, _ f: (Point) -> Double) -> String? {
    let report = gradientCheck(at: point, of: f, gradientComponents: { (point: Point) in point })
    #expect(!report.matches)
    return report.findings.first { $0.kind == .unreachedComponent }?.message
  }

  @Test("a claim for a `let` does not pass, whatever it is")
  func constant() {
    let report = gradientCheck(at: Fixed(a: 2, b: [3])) { (p: Fixed) in
      p.a * p.b[0]
    } gradient: { (p: Fixed) in
      Fixed(a: 99, b: [p.a])
    }
    #expect(report.verdict == .inconclusive)
    #expect(report.found == [.unreachedComponent])
    #expect(report.names(.match) == ["b[0]"])
    #expect(
      report.findings.first?.message
        == "a of the point is a number that the check cannot write, so no claim for it was checked:"
        + " components are `var`s of structs, not `let`s nor what is in a class or an enum; conform"
        + " the type to ComponentIterable, and visit what one differentiates by")
  }

  @Test("a wrong gradient beside it is a mismatch all the same")
  func mismatch() {
    let report = gradientCheck(at: Fixed(a: 2, b: [3])) { (p: Fixed) in
      p.a * p.b[0]
    } gradient: { (p: Fixed) in
      Fixed(a: 3, b: [p.a + 1])
    }
    #expect(report.verdict == .mismatch)
  }

  @Test("the component is named, wherever it is")
  func places() {
    func starts<Content>(_ content: Content, _ names: String) {
      let message = unreached(Holder(content: content)) { $0.last }
      #expect(message?.hasPrefix("\(names) of the point ") == true, "\(message ?? "nothing")")
    }
    starts(Fixed(a: 2, b: [3]), "content.a")
    starts(Nested(inner: Fixed(a: 2, b: [3])), "content.inner.a and content.inner.b")
    starts([Fixed(a: 2, b: []), Fixed(a: 3, b: [])], "content[0].a and content[1].a")
    starts(["k": Fixed(a: 2, b: [])], "content[\"k\"].a")
    starts(Optional(Fixed(a: 2, b: [])), "content.a")
    starts((1.0, Fixed(a: 2, b: [])), "content.1.a")
    starts(Box(), "content.value")
    starts([Box()] as [AnyObject], "content[0].value")
    starts(Activation.leaky(0.1), "content.leaky")
    starts(0.0...1.0, "content.lowerBound and content.upperBound")
    starts(Set([1.0]), "content")
    starts(Fixed(a: 2, b: []) as any Sendable, "content.a")
  }

  @Test("what can be written, and what holds no number, is no finding")
  func reached() {
    func expectNone<Point>(_ point: Point) {
      let report = gradientCheck(at: Holder(content: point)) {
        $0.last
      } gradientComponents: { (_: Holder<Point>) in
        [1.0]
      }
      #expect(!report.found.contains(.unreachedComponent), "\(Point.self)")
    }
    expectNone(PrivateSet())
    expectNone(Activation.relu)
    expectNone("text")
    expectNone(7)
    expectNone(nil as Double?)
    expectNone(nil as Fixed?)
    expectNone([1.0, 2])
    expectNone((1.0, 2))
    expectNone(Chosen())
    expectNone({ 1.0 })
    expectNone(Duration.seconds(1))
    #expect(
      gradientCheck(at: Chosen()) {
        $0.weight * $0.rate
      } gradientComponents: { (_: Chosen) in
        [0.1]
      }.matches)
  }

  @Test("objects that refer to each other end the search")
  func cycle() {
    let box = Box()
    box.next = box
    #expect(unreached(Holder(content: box)) { $0.last }?.hasPrefix("content.value of") == true)
  }

  @Test("a point of nothing else says which numbers it has")
  func nothingElse() {
    let report = gradientCheck(at: Activation.leaky(2)) { _ in
      1.0
    } gradientComponents: { (_: Activation) in
      [1.0]
    }
    #expect(report.found == [.emptyPoint, .unreachedComponent])
    #expect(report.findings.last?.message.hasPrefix("leaky of the point is a number") == true)
  }

  @Test("a `let` of one of several arguments, of a Jacobian's point and of a region")
  func others() {
    let pair = gradientCheck(at: 2.0, Fixed(a: 2, b: [3])) { (x: Double, p: Fixed) in
      x * p.b[0]
    } gradient: { (x: Double, p: Fixed) in
      (p.b[0], Fixed(a: 99, b: [x]))
    }
    #expect(pair.findings.first?.message.hasPrefix("$1.a of the point") == true)
    #expect(pair.verdict == .inconclusive)
    let jacobian = jacobianCheck(at: Fixed(a: 2, b: [3])) { (p: Fixed) in
      [p.b[0] * 2]
    } jacobian: { (_: Fixed) in
      [[2.0]]
    }
    #expect(jacobian.found == [.unreachedComponent])
  }

  @Test("a gradient whose own numbers cannot be read does not pass")
  func claims() {
    struct Slopes {
      let a: Double
      var b: Double
    }
    let report = gradientCheck(at: [3.0]) { (x: [Double]) in
      x[0]
    } gradientComponents: { (_: [Double]) in
      Slopes(a: 99, b: 1)
    }
    #expect(report.verdict == .inconclusive)
    #expect(report.findings.first?.message.hasPrefix("a of the gradient is a number") == true)
  }

  @Test("a nil of the point has no component, and a claim for it is an entry too many")
  func missing() {
    let report = gradientCheck(at: Holder<Double?>(content: nil)) {
      $0.last
    } gradient: {
      (_: Holder<Double?>) in
      Holder<Double?>(content: 99, last: 1)
    }
    #expect(report.found == [.wrongShape])
  }
}
