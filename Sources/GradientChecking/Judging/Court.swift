package import NumericalDifferentiation

/// Turns claims and numerical derivatives into verdicts: the one place where anybody is accused.
///
/// What plainly agrees is a match. Before anything else is said of a component, it is looked at on every scale
/// (``ScaleScan``): an estimate that rests on few steps does not convict. Then a claim is wrong only if no scale on which
/// the function can be seen supports it; where two scales tell different stories, the answer is *inconclusive*.
package struct Court: Sendable {
  /// After so many convictions the claim is wrong, and the other components are judged by what is known of them (chosen).
  private static let mostConvictions = 16
  /// So many looks in a row that change nothing show that no look will: the function is noisy everywhere (chosen).
  private static let mostIdleLooks = 64

  /// What is judged by.
  package let rule: VerdictRule
  /// Whether better numbers replace the method's: a method that was asked for by name keeps its own.
  private let revises: Bool
  private var convictions = 0
  private var idleLooks = 0

  /// Opens a court for the claims of one check.
  package init(_ rule: VerdictRule, method: any DifferentiationMethod) {
    self.rule = rule
    revises = method is AdaptiveMethod
  }

  /// Hears the claims of one row: looks again at each component that is not plainly right.
  ///
  /// - Parameters:
  ///   - claims: The claims, one a component, in the row's own units.
  ///   - estimate: The row's derivatives; where a look finds better ones, or reasons not to trust them, they are replaced.
  ///   - row: What the row is a derivative of.
  ///   - evaluate: The row's function.
  /// - Throws: What the function throws.
  package mutating func hear(
    _ claims: [ClaimedNumber], on estimate: inout GradientEstimate, of row: DifferentiatedRow,
    _ evaluate: PointEvaluation
  ) throws {
    // Of a function that is not finite at the point nothing can be seen.
    guard estimate.value.isFinite else { return }
    let largest = LargestClaim(claims, estimate.components)
    for index in claims.indices where claims[index].value.isFinite {
      guard convictions < Self.mostConvictions else { return }
      let verdict = verdict(claims[index], estimate.components[index], largest)
      guard needsLook(verdict, estimate.components[index]) else { continue }
      if verdict == .inconclusive, idleLooks >= Self.mostIdleLooks { continue }
      var evaluations = 0
      let status = estimate.components[index].status
      do {
        try look(index, claims[index], largest, &estimate, row) { points, values in
          try evaluate(points, values)
          evaluations += values.count
        }
      } catch is EvaluationLimitReached {
        // What was found of this component stands. The next ones are asked for all the same: whoever answers later, of a
        // function that suspends, is to know of all of them.
      }
      estimate.components[index].evaluations += evaluations
      estimate.evaluations += evaluations
      let after = self.verdict(claims[index], estimate.components[index], largest)
      idleLooks =
        status == estimate.components[index].status && after == verdict ? idleLooks + 1 : 0
      if after >= .nondifferentiable { convictions += 1 }
    }
  }

  private func verdict(
    _ claim: ClaimedNumber, _ estimate: DerivativeEstimate, _ largest: LargestClaim
  ) -> Verdict {
    rule.verdict(on: claim, estimate: estimate, largestClaim: largest)
  }

  /// The worst verdict on the claims of a row, if none of them has to be looked at before it is judged; nil otherwise.
  package func verdictAtSight(
    _ claims: [ClaimedNumber], _ estimates: [DerivativeEstimate]
  ) -> Verdict? {
    let largest = LargestClaim(claims, estimates)
    var worst = Verdict.match
    for (claim, estimate) in zip(claims, estimates) {
      let verdict = verdict(claim, estimate, largest)
      if needsLook(verdict, estimate) { return nil }
      worst = max(worst, verdict)
    }
    return worst
  }

  /// Whether a component is to be looked at, given its verdict so far.
  ///
  /// A kink is, even where a subgradient matches: where there is none, it does not. Where nothing more can be seen, nobody
  /// looks.
  private func needsLook(_ verdict: Verdict, _ estimate: DerivativeEstimate) -> Bool {
    switch estimate.status {
    case .kink: true
    case .unresolved(.evaluationLimit), .unresolved(.nonFinitePoint): false
    case .resolved, .noisy, .edge, .unresolved: verdict != .match
    }
  }

  private func look(
    _ index: Int, _ claim: ClaimedNumber, _ largest: LargestClaim,
    _ estimate: inout GradientEstimate, _ row: DifferentiatedRow, _ evaluate: PointEvaluation
  ) throws {
    let scan = try row.scan(index, estimate, precision: rule.precision, evaluate)
    var component = estimate.components[index]
    let finding = try scan.revise(&component) { try row.values(index, at: $0, evaluate) }
    if revises { estimate.components[index] = component }
    let judged = estimate.components[index]
    guard verdict(claim, judged, largest) == .mismatch else { return }
    let supports = scan.supports(
      claim.value, allowance: rule.allowance(for: claim, scan.bestValue ?? judged.value),
      against: judged, finding)
    let disagrees = !revises && verdict(claim, component, largest) != .mismatch
    if supports || disagrees {
      estimate.components[index].status = .unresolved(.fineStructure)
    }
  }
}

/// The claims of a check, heard row by row while its derivatives are taken.
package struct Hearing: RowReview {
  /// The court, and what it has decided so far.
  package private(set) var court: Court
  /// The claims that were heard, row by row.
  package private(set) var claims: [ClaimedNumber] = []
  /// The claims of a row, given the row's number and its derivatives.
  private let stated: (Int, [DerivativeEstimate]) -> [ClaimedNumber]

  /// Hears claims that stand row by row.
  package init(_ claims: [ClaimedNumber], in court: Court) {
    self.init(in: court) { row, estimates in
      Array(claims[(row * estimates.count)..<((row + 1) * estimates.count)])
    }
  }

  /// Hears claims whose own rounding depends on what is known of the derivatives.
  package init(
    in court: Court, claims: @escaping (Int, [DerivativeEstimate]) -> [ClaimedNumber]
  ) {
    self.court = court
    stated = claims
  }

  /// Hears the claims of one row.
  package mutating func review(
    _ row: DifferentiatedRow, _ estimate: inout GradientEstimate, _ evaluate: PointEvaluation
  ) throws {
    let claims = stated(row.index, estimate.components.map { $0.divided(by: row.unit) })
    self.claims += claims
    try court.hear(claims.map { $0.times(row.unit) }, on: &estimate, of: row, evaluate)
  }
}

extension ClaimedNumber {
  /// The claim of a derivative by a variable that is so many times as large.
  fileprivate func times(_ unit: Double) -> ClaimedNumber {
    ClaimedNumber(value * unit, halfUnit: halfUnit * unit, rounding: rounding * unit)
  }
}
