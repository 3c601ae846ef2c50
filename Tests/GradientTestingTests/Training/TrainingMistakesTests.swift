import GradientTesting
import ReferenceAutodiff
import Testing

/// What goes wrong in loops that train, made on purpose on the lesson's line.
@Suite("Training: mistakes")
struct TrainingMistakesTests {
  private typealias Values = ReferenceTensor<Double>
  private static let start = [1.5, 0.5]

  private static func residuals(_ p: Parameters<Double>) -> Values {
    p[0] * Values([2.5, 4.8, 6.9, 9.5]) + p[1] - Values([3, 5, 7, 9])
  }

  private static func loss(_ p: Parameters<Double>) -> Values { (residuals(p) ** 2).mean() }

  private static func leaves(_ p: [Double]) -> Parameters<Double> {
    Parameters(p.map { Values($0) })
  }

  /// Checks the gradient that a piece of a training loop leaves in its parameters.
  private static func report(
    _ gradient: @escaping (Parameters<Double>) throws -> [Double]
  ) throws -> GradientReport {
    try gradientCheck(at: start) { p in
      try loss(leaves(p)).item()
    } gradient: { p in
      try gradient(leaves(p))
    }
  }

  @Test("A loop without a mistake passes")
  func right() throws {
    let report = try Self.report { parameters in
      parameters.zeroGrad()
      try Self.loss(parameters).backward()
      return parameters.gradients
    }
    #expect(report.matches)
  }

  @Test("A forgotten zeroGrad() doubles the gradient, and is named")
  func forgottenZeroGrad() throws {
    // The loss is looked at once for the log and once for the step, with a backward pass each time. The leaves are new at
    // every call, so that the second one shows the same: nothing is left from call to call.
    for (passes, words) in [(2, "two backward passes"), (3, "three backward passes")] {
      let report = try Self.report { parameters in
        for _ in 0..<passes { try Self.loss(parameters).backward() }
        return parameters.gradients
      }
      #expect(report.verdict == .mismatch)
      // With two parameters, twice the gradient could be a sum over them, too; that is said second.
      #expect(report.diagnoses.first?.kind == .factor)
      #expect(report.diagnoses.first?.message.contains(words + " within one call") == true)
      #expect(report.diagnoses.first?.components == ["x[0]", "x[1]"])
    }
    let report = try Self.report { parameters in
      for _ in 0..<3 {
        parameters.zeroGrad()
        try Self.loss(parameters).backward()
      }
      return parameters.gradients
    }
    #expect(report.matches)
  }

  @Test("Parameters that keep their gradient from call to call are found out by the second call")
  func keptLeaves() throws {
    let parameters = Self.leaves(Self.start)
    let report = try Self.report { _ in
      try Self.loss(parameters).backward()
      return parameters.gradients
    }
    #expect(report.verdict == .mismatch)
    #expect(report.components.allSatisfy { $0.verdict == .match })
    #expect(report.findings.map(\.kind) == [.accumulates])
  }

  @Test("A gradient of the opposite sign is named, and a step along it climbs")
  func sign() throws {
    // Prediction and truth have changed places in a derivative by hand.
    let report = try Self.report { parameters in
      let weighted = -Self.residuals(parameters).detach() * 2
      let byWeight = (weighted * Values([2.5, 4.8, 6.9, 9.5])).mean()
      return [try byWeight.item(), try weighted.mean().item()]
    }
    #expect(report.verdict == .mismatch)
    #expect(report.diagnoses.map(\.kind) == [.sign])
    var parameters = Self.leaves(Self.start)
    let losses = try parameters.train(steps: 10, rate: -0.001, loss: Self.loss)
    #expect(zip(losses, losses.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test("A sum in place of the mean is four times too large, and too large for the rate")
  func sumForMean() throws {
    let report = try Self.report { parameters in
      try (Self.residuals(parameters) ** 2).sum().backward()
      return parameters.gradients
    }
    #expect(report.verdict == .mismatch)
    #expect(report.diagnoses.map(\.kind) == [.factor])
    let message = report.diagnoses.first?.message
    #expect(message?.contains("or a sum over 4 items where a mean was asked for") == true)
    // A rate that was chosen for the mean is above 2/L for the sum.
    var (mean, sum) = (Self.leaves(Self.start), Self.leaves(Self.start))
    let falling = try mean.train(steps: 20, rate: 0.01, loss: Self.loss)
    let rising = try sum.train(steps: 20, rate: 0.01) { (Self.residuals($0) ** 2).sum() }
    #expect(falling[20] < falling[0])
    #expect(rising[20] > rising[0])
  }

  @Test("A second backward() without retainGraph throws, and changes no gradient")
  func secondBackward() throws {
    let parameters = Self.leaves(Self.start)
    let loss = Self.loss(parameters)
    try loss.backward()
    let once = parameters.gradients
    #expect(throws: TensorError.graphFreed(operation: "backward()", shape: [])) {
      try loss.backward()
    }
    #expect(parameters.gradients == once)
    // A new loss that contains the old one is not differentiated in part either.
    let sum = Self.loss(parameters) + loss
    #expect(throws: TensorError.self) { try sum.backward() }
    #expect(parameters.gradients == once)
    let kept = Self.loss(parameters)
    try kept.backward(retainGraph: true)
    try kept.backward()
    #expect(parameters.gradients == once.map { 3 * $0 })
  }

  @Test("A parameter behind detach() has no gradient, and does not move")
  func frozen() throws {
    func frozenLoss(_ p: Parameters<Double>) -> Values {
      ((p[0].detach() * Values([2.5, 4.8, 6.9, 9.5]) + p[1] - Values([3, 5, 7, 9])) ** 2).mean()
    }
    var parameters = Self.leaves(Self.start)
    try frozenLoss(parameters).backward()
    #expect(parameters[0].grad == nil)
    #expect(parameters[1].grad?.scalars == [6.775])
    #expect(throws: TensorError.notUsed(input: 0, shape: [])) {
      try grad(of: frozenLoss(parameters), wrt: parameters[0])
    }
    _ = try parameters.train(steps: 300, rate: 0.1, loss: frozenLoss)
    #expect(try parameters[0].item() == 1.5)
    // The best line of slope 1.5 goes through the middle of the points.
    #expect(abs(try parameters[1].item() - (6 - 1.5 * 5.925)) < 1e-14)
    // Where it was not meant to be frozen, the check says which component nobody has written.
    let report = try Self.report { parameters in
      try frozenLoss(parameters).backward()
      return parameters.tensors.map { $0.grad?.scalars[0] ?? 0 }
    }
    #expect(report.verdict == .mismatch)
    #expect(report.diagnoses.map(\.kind) == [.zeroed])
    #expect(report.diagnoses.first?.components == ["x[0]"])
  }

  @Test("Losses that a loop keeps are numbers, and not graphs")
  func keptLosses() throws {
    var parameters = Self.leaves(Self.start)
    var history: [Values] = []
    for _ in 0..<100 {
      let loss = Self.loss(parameters)
      try loss.backward()
      history.append(loss)
      parameters.descend(rate: 0.01)
    }
    // What a pass went through is gone: nothing is left to go through once more.
    for (loss, next) in zip(history, history.dropFirst()) {
      #expect(try loss.item() > next.item())
      #expect(throws: TensorError.graphFreed(operation: "backward()", shape: [])) {
        try loss.backward()
      }
    }
    // A step that was recorded would hang on the steps before, and a gradient would reach the first weights.
    #expect(parameters.tensors.allSatisfy { $0.requiresGrad })
    let first = Self.leaves(Self.start)
    let moved = Parameters(first.tensors.map { $0 * 0.9 })
    try Self.loss(moved).backward()
    #expect(first.gradients.isEmpty)
    #expect(moved.gradients.count == 2)
  }
}
