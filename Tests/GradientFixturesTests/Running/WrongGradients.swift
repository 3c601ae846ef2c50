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
  /// if it is more than 1e-12 of the gradient's size, and more than what moving the point by two roundings does
  /// to the derivative: a residue at a minimum is nobody's mistake.
  static func all(
    of truth: [Double], at point: [Double], value: Double, moved: [Double]
  ) -> [WrongGradient] {
    let sizes = truth.map { abs($0) }
    guard let size = sizes.max(), size > 0, let largest = sizes.firstIndex(of: size) else {
      return absoluteErrors(of: truth, at: point, value: value, moved: moved)
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
    return wrong.filter {
      $0.isVisible(from: truth, at: point, value: value, size: size, moved: moved)
    }
  }

  private static func absoluteErrors(
    of truth: [Double], at point: [Double], value: Double, moved: [Double]
  ) -> [WrongGradient] {
    [1e-2, 1e-4, 1e-6].map { error in
      var gradient = truth
      gradient[0] += error
      return WrongGradient(mistake: "plus \(error)", gradient: gradient)
    }.filter { $0.isVisible(from: truth, at: point, value: value, size: 0, moved: moved) }
  }

  private func isVisible(
    from truth: [Double], at point: [Double], value: Double, size: Double, moved: [Double]
  ) -> Bool {
    truth.indices.contains { index in
      guard gradient[index].isFinite else { return true }
      let difference = abs(gradient[index] - truth[index])
      return difference > 1e-12 * size && difference > moved[index]
        && difference * 0.25 * max(abs(point[index]), 1) >= 8 * 0x1p-53 * abs(value)
    }
  }
}

extension CaseChecker {
  /// What moving every coordinate by two roundings, there and back, may do to the derivatives of a prepared case.
  func movedByRoundings(_ fixture: FixtureCase) -> [Double] {
    let point = fixture.variables.values
    let own = reference(fixture, cotangent: Self.one).gradient
    var moved = own.map { _ in 0.0 }
    var gradient: [Double] = []
    var scale: [Double] = []
    for index in point.indices {
      var most = moved.map { _ in 0.0 }
      for step in [-0x1p-52, 0x1p-52] {
        var other = point
        other[index] *= 1 + step
        function.referenceGradient(
          at: other, cotangent: Self.one, gradient: &gradient, scale: &scale)
        for entry in most.indices where (gradient[entry] - own[entry]).isFinite {
          most[entry] = max(most[entry], abs(gradient[entry] - own[entry]))
        }
      }
      for entry in moved.indices { moved[entry] += most[entry] }
    }
    return moved
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
    let all = WrongGradient.all(
      of: truth, at: fixture.variables.values, value: value,
      moved: checker.movedByRoundings(fixture))
    for wrong in all {
      var claimed = ClaimedArray()
      claimed.values = wrong.gradient
      let estimate = try checker.heardGradient(fixture, claimed).estimate
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
