import GradientTesting
import ReferenceAutodiff
import Testing

@Suite("Training: three classes", .gradientChecking)
struct ClassificationTests {
  /// Three clouds of points, and the number of each point's cloud.
  private static func clouds() -> (points: ReferenceTensor<Double>, classes: [Int]) {
    var data = SeededData(seed: 3)
    let centers = [[2.0, 0], [-1, 2], [-1, -2]]
    let classes = (0..<60).map { $0 % 3 }
    let rows = classes.map { number in centers[number].map { $0 + 0.7 * data.normal() } }
    return (ReferenceTensor(rows), classes)
  }

  private static func logits(
    _ points: ReferenceTensor<Double>, _ p: Parameters<Double>
  ) -> ReferenceTensor<Double> {
    points.matmul(p[0]) + p[1]
  }

  /// The share of the points whose largest logit is that of their class.
  private static func accuracy(_ logits: ReferenceTensor<Double>, _ classes: [Int]) -> Double {
    let scalars = logits.scalars
    let right = classes.indices.filter { row in
      let scores = Array(scalars[3 * row..<3 * row + 3])
      return scores.indices.allSatisfy { scores[classes[row]] >= scores[$0] }
    }
    return Double(right.count) / Double(classes.count)
  }

  @Test("The cross entropy falls, and more than 95 % of the points find their class")
  func trains() throws {
    let (points, classes) = Self.clouds()
    func loss(_ p: Parameters<Double>) -> ReferenceTensor<Double> {
      CrossEntropyLoss()(Self.logits(points, p), classes)
    }
    // Weights that turn the clouds round by a class, so that training begins in the wrong place.
    var parameters = Parameters([
      ReferenceTensor([[-1.0, 2, -1], [-2, 0, 2]]), ReferenceTensor([0.0, 0, 0]),
    ])
    #expect(Self.accuracy(Self.logits(points, parameters), classes) < 0.1)
    var losses: [Double] = []
    for steps in [0, 30, 30] {
      losses += try parameters.train(steps: steps, rate: 0.5, loss: loss)
      let last = parameters
      func rebuilt(_ x: [Double]) -> Parameters<Double> {
        Parameters([
          ReferenceTensor(shape: [2, 3], scalars: Array(x[..<6])), ReferenceTensor(Array(x[6...])),
        ])
      }
      #expect(
        try gradientsMatch(at: last.scalars) { x in
          try loss(rebuilt(x)).item()
        } gradient: { x in
          let parameters = rebuilt(x)
          try loss(parameters).backward()
          return parameters.gradients
        })
    }
    #expect(zip(losses, losses.dropFirst()).allSatisfy { $0 >= $1 }, "\(losses)")
    #expect(Self.accuracy(Self.logits(points, parameters), classes) > 0.95)
  }
}
