import GradientTesting
import Testing

@Suite("Mistakes of a model that keeps its state between calls")
struct ModelEngineTests {
  private let point = [0.8, 0.9, 0.2]

  private func report(_ model: FittedCurve) -> GradientReport {
    gradientCheck(at: model) {
      $0.loss()
    } gradientComponents: {
      $0.backward()
    }
  }

  @Test("without a mistake it passes, at one point after the other, and its parameters stay")
  func right() {
    let model = FittedCurve(point)
    #expect(report(model).matches)
    #expect(
      gradientsMatch(at: model) {
        $0.loss()
      } gradientComponents: {
        $0.backward()
      })
    #expect(model.parameters == point)
    model.parameters = [2, -0.5, 1]
    #expect(report(model).matches)
  }

  @Test("gradients that are not reset are found at once, since they are asked for twice")
  func noReset() {
    let model = FittedCurve(point, bug: .noReset)
    let report = report(model)
    #expect(!report.matches)
    #expect(report.findings.map(\.kind) == [.accumulates])
    #expect(report.findings.first?.message.contains("zero_grad") == true)
  }

  @Test("and also where a training step has left something before")
  func noResetAfterTraining() {
    let model = FittedCurve(point, bug: .noReset)
    _ = model.backward()
    model.parameters[0] += 0.1
    let report = report(model)
    #expect(!report.matches)
    #expect(report.findings.map(\.kind) == [.accumulates])
    #expect(report.components.contains { $0.verdict == .mismatch })
  }

  @Test("a forward pass that is kept is right at the first point, and wrong at the next one")
  func staleForwardPass() {
    let model = FittedCurve(point, bug: .staleForwardPass)
    #expect(report(model).matches)
    model.parameters = [2, -0.5, 1]
    let second = report(model)
    #expect(!second.matches)
    #expect(second.verdict == .mismatch)
    #expect(second.components.allSatisfy { $0.verdict == .mismatch })
  }

  @Test("a backward pass that moves the parameters is accused of it")
  func stepsInBackward() {
    let report = report(FittedCurve(point, bug: .stepsInBackward))
    #expect(!report.matches)
    #expect(report.findings.map(\.kind) == [.changesInput])
    let message = report.findings.first?.message ?? ""
    #expect(
      message.hasPrefix("the gradient function changes its input: parameters[0] was 0.8, and is "))
  }

  @Test(
    "a loss that depends on how often it was asked lets nothing be known, and nobody is accused")
  func runningAverage() {
    let report = report(FittedCurve(point, bug: .runningAverage))
    #expect(!report.matches)
    #expect(report.verdict == .inconclusive)
    #expect(report.findings.map(\.kind) == [.functionChanges])
  }
}
