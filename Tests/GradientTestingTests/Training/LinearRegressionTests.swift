import GradientTesting
import ReferenceAutodiff
import Testing

/// The lesson's line through four points, trained.
private struct Line<Scalar: TensorScalar> {
  typealias Values = ReferenceTensor<Scalar>
  typealias Loss = (Values, Values) -> Values

  let x = Values([2.5, 4.8, 6.9, 9.5])
  let y = Values([3, 5, 7, 9])
  var loss: Loss = { MSELoss()($0, $1) }

  static var losses: [(name: String, loss: Loss)] {
    [("MSELoss", { MSELoss()($0, $1) }), ("by hand", { (($0 - $1) ** 2).mean() })]
  }

  var start: Parameters<Scalar> { Parameters([1.5, 0.5]) }

  func loss(_ parameters: Parameters<Scalar>) -> Values {
    loss(parameters[0] * x + parameters[1], y)
  }

  /// The largest and the smallest eigenvalue of the Hessian, which is the same everywhere.
  func curvatures() throws -> (largest: Scalar, smallest: Scalar) {
    let h = try hessian(at: Values([1.5, 0.5])) { p in loss(p[0] * x + p[1], y) }
      .scalars
    let (mean, half) = ((h[0] + h[3]) / 2, (h[0] - h[3]) / 2)
    let radius = (half * half + h[1] * h[2]).squareRoot()
    return (mean + radius, mean - radius)
  }

  /// The line of least squares.
  var solution: [Scalar] {
    let (xs, ys) = (x.scalars, y.scalars)
    let (meanX, meanY) = (xs.reduce(0, +) / 4, ys.reduce(0, +) / 4)
    var (covariance, variance): (Scalar, Scalar) = (0, 0)
    for (x, y) in zip(xs, ys) {
      covariance += (x - meanX) * (y - meanY)
      variance += (x - meanX) * (x - meanX)
    }
    let slope = covariance / variance
    return [slope, meanY - slope * meanX]
  }
}

// A step multiplies the distance to the solution along an eigenvector of the Hessian by 1 - rate·λ. That is less
// than 1 in size for all of them just where 0 < rate < 2/L, L being the largest λ.
@Suite("Training: the lesson's line", .gradientChecking)
struct LinearRegressionTests {
  @Test("With a rate above 2/L the loss rises in the end")
  func tooFast() throws {
    let line = Line<Double>()
    var parameters = line.start
    let rate = try 2.1 / line.curvatures().largest
    let losses = try parameters.train(steps: 60, rate: rate, loss: line.loss)
    #expect(losses[60] > losses[0])
  }

  @Test("With a rate below 2/L the loss falls at every step", arguments: [0.5, 1, 1.9])
  func falls(share: Double) throws {
    try falls(Double.self, share: share)
    try falls(Float.self, share: Float(share))
  }

  private func falls<Scalar: TensorScalar>(_ type: Scalar.Type, share: Scalar) throws {
    for (name, loss) in Line<Scalar>.losses {
      let line = Line(loss: loss)
      var parameters = line.start
      let rate = try share / line.curvatures().largest
      let losses = try parameters.train(steps: 60, rate: rate, loss: line.loss)
      #expect(abs(losses[0] - 14.184375) < 1e-5, "\(name)")
      #expect(zip(losses, losses.dropFirst()).allSatisfy { $0 > $1 }, "\(name): \(losses)")
      let areLeaves = parameters.tensors.allSatisfy { $0.requiresGrad && $0.grad == nil }
      #expect(areLeaves, "\(name)")
    }
  }

  @Test("The curvatures are those of 2/n·[[Σx², Σx], [Σx, n]]")
  func hessianByHand() throws {
    let curvatures = try Line<Double>().curvatures()
    // Their sum is the trace, and their product the determinant.
    #expect(abs(curvatures.largest + curvatures.smallest - (167.15 / 2 + 2)) < 1e-12)
    #expect(abs(curvatures.largest * curvatures.smallest - (167.15 - 11.85 * 11.85)) < 1e-10)
  }

  @Test("Training ends at the line of least squares, to rounding")
  func converges() throws {
    try converges(Double.self, steps: 5000)
    try converges(Float.self, steps: 2400)
  }

  private func converges<Scalar: TensorScalar>(_ type: Scalar.Type, steps: Int) throws {
    let line = Line<Scalar>()
    let (largest, smallest) = try line.curvatures()
    var parameters = line.start
    _ = try parameters.train(steps: steps, rate: 1.9 / largest, loss: line.loss)
    // A weight of about 1 no longer moves when its step, rate·λ·distance, is below half a unit in its last place.
    let bound = largest / smallest * Scalar.ulpOfOne
    for (found, wanted) in zip(parameters.scalars, line.solution) {
      #expect(abs(found - wanted) < bound, "\(type)")
    }
  }

  @Test("The gradient is right at the beginning, on the way and at the end")
  func gradient() throws {
    let line = Line<Double>()
    var parameters = line.start
    for steps in [0, 20, 200] {
      _ = try parameters.train(steps: steps, rate: 0.01, loss: line.loss)
      #expect(
        try gradientsMatch(at: parameters.scalars) { p in
          try line.loss(Parameters(p.map { ReferenceTensor($0) })).item()
        } gradient: { p in
          let parameters = Parameters(p.map { ReferenceTensor($0) })
          try line.loss(parameters).backward()
          return parameters.gradients
        })
    }
  }
}
