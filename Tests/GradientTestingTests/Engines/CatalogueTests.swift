import GradientTesting
import ReferenceAutodiff
import Testing

/// Every operation of the reference engine, held against the numerical witness.
///
/// Each row is checked at its own points and at random ones of its domain, in both modes and both precisions.
@Suite("Every operation of the reference engine, checked by the toolkit")
struct CatalogueTests {
  @Test("The catalogue has a row for each name, and its points have the arguments' shapes")
  func table() throws {
    let rows = TensorOperation<Double>.all
    #expect(rows.count >= 60)
    #expect(Set(rows.map(\.name)).count == rows.count)
    for row in rows {
      let count = row.arguments.map(\.count).reduce(0, +)
      for point in row.samplePoints {
        #expect(point.count == count, "\(row)")
        let value = row(joined: ReferenceAutodiff.Tensor(point))
        #expect(value.error == nil, "\(row)")
        let isFinite = value.scalars.allSatisfy(\.isFinite)
        #expect(isFinite, "\(row)")
      }
    }
    #expect(TensorOperation<Float>.all.map(\.name) == rows.map(\.name))
  }

  @Test("Reverse mode", .gradientChecking, arguments: CatalogueRow<Double>.all)
  func reverseMode(_ row: CatalogueRow<Double>) throws {
    for x in row.points {
      #expect(try jacobiansMatch(at: x, of: row.value, jacobian: row.jacobian), "at \(x)")
    }
  }

  @Test("Reverse mode in Float", .gradientChecking, arguments: CatalogueRow<Float>.all)
  func reverseModeInFloat(_ row: CatalogueRow<Float>) throws {
    try expectMatches(try row.points(withoutCancellationIn: { $0.jacobian })) { x in
      try jacobianCheck(at: x, of: row.value, jacobian: row.jacobian)
    }
  }

  /// Expects that no entry is rejected, and that at most one in twenty is left open: where a derivative is a thousandth of
  /// what the function is computed from, the noise of `Float` hides it.
  private func expectMatches(
    _ points: [[Float]], check: ([Float]) throws -> GradientReport
  ) throws {
    var undecided = 0
    var count = 0
    for x in points {
      let report = try check(x)
      #expect(report.findings.isEmpty, "at \(x)")
      #expect(report.components.filter { $0.verdict == .mismatch }.isEmpty, "at \(x)")
      undecided += report.components.count { $0.verdict != .match }
      count += report.components.count
    }
    #expect(20 * undecided <= count, "\(undecided) of \(count)")
  }

  @Test("Forward mode", .gradientChecking, arguments: CatalogueRow<Double>.all)
  func forwardMode(_ row: CatalogueRow<Double>) throws {
    for x in row.points {
      let tangent = CatalogueRow<Double>.weights(x.count)
      #expect(try jvpMatches(at: x, along: tangent, of: row.value, jvp: row.jvp), "at \(x)")
    }
  }

  @Test("Forward mode in Float", .gradientChecking, arguments: CatalogueRow<Float>.all)
  func forwardModeInFloat(_ row: CatalogueRow<Float>) throws {
    let alongTangent = { (row: CatalogueRow<Double>) in
      { (x: [Double]) in [try row.jvp(x, CatalogueRow<Double>.weights(x.count))] }
    }
    try expectMatches(try row.points(withoutCancellationIn: alongTangent)) { x in
      let tangent = CatalogueRow<Float>.weights(x.count)
      return try jvpCheck(at: x, along: tangent, of: row.value, jvp: row.jvp)
    }
  }

  @Test("Derivatives of derivatives", .gradientChecking, arguments: CatalogueRow<Double>.all)
  func secondOrder(_ row: CatalogueRow<Double>) throws {
    for x in row.points {
      #expect(try hessiansMatch(at: x, gradient: row.gradient, hessian: row.hessian), "at \(x)")
    }
  }

  @Test(
    "Derivatives of derivatives in Float", .gradientChecking, arguments: CatalogueRow<Float>.all)
  func secondOrderInFloat(_ row: CatalogueRow<Float>) throws {
    try expectMatches(try row.points(withoutCancellationIn: { $0.hessian })) { x in
      try jacobianCheck(at: x, of: row.gradient, jacobian: row.hessian)
    }
  }

  // The bound is a hundred roundings of the largest entry: what a chain of operations can lose.
  @Test("Derivatives in Float are those in Double, rounded", arguments: CatalogueRow<Float>.all)
  func precisions(_ row: CatalogueRow<Float>) throws {
    let twin = try #require(
      CatalogueRow<Double>.all.first { $0.testDescription == row.testDescription })
    for x in row.points {
      let wide = x.map { Double($0) }
      for (singles, doubles) in [
        (try row.jacobian(x), try twin.jacobian(wide)),
        (try row.hessian(x), try twin.hessian(wide)),
      ] {
        let wanted = doubles.flatMap(\.self)
        let bound = 100 * 0x1p-24 * (wanted.map { abs($0) }.max() ?? 0)
        for (single, double) in zip(singles.flatMap(\.self), wanted) {
          #expect(abs(Double(single) - double) <= bound, "at \(x)")
        }
      }
    }
  }

  @Test("jvp and vjp belong to one Jacobian", arguments: CatalogueRow<Double>.all)
  func products(_ row: CatalogueRow<Double>) throws {
    for x in row.points {
      let tangent = CatalogueRow<Double>.weights(x.count)
      let cotangent = CatalogueRow<Double>.weights(try row.value(x).count)
      #expect(
        try adjointsMatch(
          at: x, along: tangent, cotangent: cotangent, of: row.value, jvp: row.jvp, vjp: row.vjp),
        "at \(x)")
    }
  }

  @Test(
    "A gradient that is off by 10⁻⁵ in one component is called wrong",
    arguments: CatalogueRow<Double>.all)
  func wrongGradient(_ row: CatalogueRow<Double>) throws {
    for x in row.points {
      let report = try jacobianCheck(at: x, of: row.value) { x in
        var claim = try row.jacobian(x)
        let entries = claim.indices.flatMap { i in x.indices.map { (i, $0) } }
        guard let (i, j) = entries.max(by: { abs(claim[$0.0][$0.1]) < abs(claim[$1.0][$1.1]) })
        else { return claim }
        // A derivative that is 0 everywhere has no scale of its own.
        claim[i][j] = claim[i][j] == 0 ? 1e-5 : claim[i][j] * (1 + 1e-5)
        return claim
      }
      #expect(report.verdict == .mismatch, "at \(x)")
      #expect(report.components.filter { $0.verdict != .match }.count == 1, "at \(x)")
    }
  }
}
