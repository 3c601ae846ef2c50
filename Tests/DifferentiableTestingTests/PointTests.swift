import DifferentiableTesting

/// Points whose components cannot be found, or not be matched: each is told what is the matter, and none crashes.
@Suite struct PointTests {
  private func finding(_ report: GradientReport) throws -> Finding {
    #expect(!report.matches)
    #expect(report.components.isEmpty)
    return try #require(report.findings.first)
  }

  @Test func `A struct without properties has nothing to differentiate by`() throws {
    struct Empty: Differentiable {}
    let found = try finding(gradientCheck(at: Empty()) { _ in 3.0 })
    #expect(found.kind == .emptyPoint)
    #expect(found.verdict == .inconclusive)
  }

  @Test func `Nor has an empty array, and its function is not called`() throws {
    let found = try finding(gradientCheck(at: [Double]()) { x in x[0] })
    #expect(found.kind == .emptyPoint)
    let outputs = try finding(vjpCheck(at: [Double]()) { x in [x[0]] })
    #expect(outputs.kind == .emptyPoint)
  }

  @Test func `Nor has a struct whose properties are all constants`() throws {
    struct Constants: Differentiable {
      @noDerivative var rate = 0.1
      @noDerivative let steps = 3.0
    }
    let found = try finding(gradientCheck(at: Constants()) { _ in 3.0 })
    #expect(found.kind == .emptyPoint)
    #expect(found.message.hasPrefix("no component of the point is in its TangentVector"))
  }

  @Test func `Nor has nil`() throws {
    #expect(try finding(gradientCheck(at: Double?.none) { _ in 3.0 }).kind == .emptyPoint)
  }

  private final class Weight: Differentiable {
    var w = 3.0
  }

  private struct Holder: Differentiable {
    var scale = 2.0
    var weight = Weight()
  }

  @Test func `A class that does not visit its components is named, and left alone`() throws {
    let weight = Weight()
    let alone = try finding(gradientCheck(at: weight) { x in x.w })
    #expect(alone.kind == .wrongShape)
    #expect(alone.verdict == .inconclusive)
    #expect(alone.message.hasPrefix("the gradient has w, which the point has not"))
    let holder = Holder()
    let inside = try finding(gradientCheck(at: holder) { x in x.weight.w * x.scale })
    #expect(inside.message.hasPrefix("the gradient has weight.w, which the point has not"))
    #expect([weight.w, holder.weight.w] == [3, 3])
  }

  private struct Angle: Differentiable {
    var degrees = 90.0

    struct TangentVector: Differentiable, AdditiveArithmetic {
      var radians: Double
    }

    mutating func move(by offset: TangentVector) { degrees += offset.radians * 180 / .pi }

    @differentiable(reverse)
    func squared() -> Double { degrees * degrees }

    @derivative(of: squared)
    func derivativeOfSquared() -> (value: Double, pullback: (Double) -> TangentVector) {
      (squared(), { TangentVector(radians: $0 * 2 * degrees * 180 / .pi) })
    }
  }

  @Test func `A tangent vector with other names is not matched by its order`() throws {
    let found = try finding(gradientCheck(at: Angle()) { angle in angle.squared() })
    #expect(found.verdict == .inconclusive)
    #expect(found.message.hasPrefix("the gradient has radians, which the point has not"))
  }

  private struct Sealed: Differentiable {
    var x = 1.0
    var y = 2.0

    struct TangentVector: Differentiable, AdditiveArithmetic {
      typealias TangentVector = Self
      var x: Double
      let y: Double
    }

    mutating func move(by offset: TangentVector) {
      x += offset.x
      y += offset.y
    }
  }

  @Test func `A let of a tangent vector is not taken for a constant`() throws {
    let found = try finding(gradientCheck(at: Sealed()) { point in point.x })
    #expect(found.verdict == .inconclusive)
    #expect(found.message.hasPrefix("of the gradient, y (Double) cannot be read"))
  }

  #if arch(x86_64)
    @Test func `A type that is no component is not passed over`() throws {
      struct Extended: Differentiable {
        var x = 1.0
        var long: Float80 = 2
      }
      let found = try finding(gradientCheck(at: Extended()) { point in point.x })
      #expect(found.verdict == .inconclusive)
      #expect(found.message.hasPrefix("of the gradient, long (Float80) cannot be read"))
      let alone = try finding(gradientCheck(at: Float80(3)) { _ in 1.0 })
      #expect(alone.message.hasPrefix("of the gradient, x (Float80) cannot be read"))
    }
  #endif

  @Test func `A point that is not finite is refused`() throws {
    let found = try finding(gradientCheck(at: [1, .infinity]) { x in x[0] * x[1] })
    #expect(found.kind == .nonFinitePoint)
    #expect(found.message == "x[1] is Infinity: a gradient is taken at a finite point")
  }
}
