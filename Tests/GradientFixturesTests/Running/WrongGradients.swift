import GradientChecking
import NumericalDifferentiation

@testable import GradientFixtures

/// A gradient made wrong in a known way.
struct WrongGradient: Sendable {
  let mistake: String
  let gradient: [Double]

  /// All mistakes that apply to a true gradient and that anybody could see.
  ///
  /// A mistake is visible if it moves the function by eight roundings over a quarter of the coordinate's scale,
  /// and if it is more than 1e-12 of the gradient's size.
  static func all(of truth: [Double], at point: [Double], value: Double) -> [WrongGradient] {
    let sizes = truth.map { abs($0) }
    guard let size = sizes.max(), size > 0, let largest = sizes.firstIndex(of: size) else {
      return absoluteErrors(of: truth, at: point, value: value)
    }
    var wrong: [WrongGradient] = []
    func offer(_ mistake: String, _ index: Int, _ number: Double) {
      var gradient = truth
      gradient[index] = number
      wrong.append(WrongGradient(mistake: mistake, gradient: gradient))
    }
    offer("sign", largest, -truth[largest])
    offer("factor 2", largest, 2 * truth[largest])
    offer("zeroed", largest, 0)
    offer("NaN", largest, .nan)
    for share in [1e-2, 1e-3, 1e-4, 1e-5, 1e-6] {
      offer("off by \(share)", largest, truth[largest] * (1 + share))
    }
    if let least = sizes.filter({ $0 > 0 }).min(), let smallest = sizes.firstIndex(of: least),
      smallest != largest
    {
      offer("sign of the smallest", smallest, -truth[smallest])
      offer("zeroed smallest", smallest, 0)
      for share in [1e-2, 1e-4, 1e-6] {
        offer("smallest off by \(share)", smallest, truth[smallest] * (1 + share))
      }
      var swapped = truth
      swapped.swapAt(smallest, largest)
      if abs(truth[largest] - truth[smallest]) > 1e-6 * size {
        wrong.append(WrongGradient(mistake: "swapped", gradient: swapped))
      }
    }
    return wrong.filter { $0.isVisible(from: truth, at: point, value: value, size: size) }
  }

  private static func absoluteErrors(
    of truth: [Double], at point: [Double], value: Double
  ) -> [WrongGradient] {
    [1e-2, 1e-4, 1e-6].map { error in
      var gradient = truth
      gradient[0] += error
      return WrongGradient(mistake: "plus \(error)", gradient: gradient)
    }.filter { $0.isVisible(from: truth, at: point, value: value, size: 0) }
  }

  private func isVisible(
    from truth: [Double], at point: [Double], value: Double, size: Double
  ) -> Bool {
    zip(zip(gradient, truth), point).contains { numbers, x in
      guard numbers.0.isFinite else { return true }
      let difference = abs(numbers.0 - numbers.1)
      return difference > 1e-12 * size
        && difference * 0.25 * max(abs(x), 1) >= 8 * 0x1p-53 * abs(value)
    }
  }
}

/// What became of the wrong gradients of a corpus.
struct WrongVerdicts {
  var asked = 0
  var rejected = 0
  /// Those that matched: case, mistake, estimate.
  var accepted: [String] = []

  var undecided: Int { asked - rejected - accepted.count }

  /// Judges all wrong gradients of one case, as the runner would.
  mutating func judge(_ fixture: FixtureCase, with checker: CaseChecker) throws {
    try checker.function.prepare(fixture)
    let value = try checker.gradientEstimate(fixture).value
    let truth = fixture.gradientSlot.array.values
    let rule = checker.rule(fixture)
    for wrong in WrongGradient.all(of: truth, at: fixture.variables.values, value: value) {
      var claimed = ClaimedArray()
      claimed.values = wrong.gradient
      let estimate = try checker.heardGradient(fixture, claimed)
      asked += 1
      switch rule.worstVerdict(claims: checker.claims, estimates: estimate.components) {
      case .match:
        accepted.append(
          "\(fixture.id), \(wrong.mistake): \(wrong.gradient), witness \(estimate.components.map { "\($0.value) ± \($0.error)" })"
        )
      case .mismatch: rejected += 1
      case .inconclusive, .nondifferentiable: break
      }
    }
  }
}
