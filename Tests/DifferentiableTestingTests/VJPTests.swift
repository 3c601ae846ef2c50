import DifferentiableTesting

/// The compiler's pullbacks of functions with several outputs.
@Suite struct VJPTests {
  @Test func `A pullback of an array is judged along seeded weights`() {
    let right = vjpCheck(at: [2, 3, 4]) { x in [x[0] * x[1], x[1] * x[2], x[2]] }
    #expect(right.matches)
    #expect(right.components.map(\.name) == ["vjp/x[0]", "vjp/x[1]", "vjp/x[2]"])
    let wrong = vjpCheck(at: [2, 3, 4]) { x in [x[0] * x[1], x[1] * leaking(x[2]), x[2]] }
    #expect(
      wrong.components.filter { $0.verdict == .mismatch }.map(\.name).contains("vjp/x[2]"))
    let weights = (0..<8).map { seed in
      vjpCheck(at: [2, 3], with: .seed(seed)) { x in [x[0], x[1]] }.components.map(\.claimed)
    }
    // Weights that were all ones would be right for a pullback that ignores them.
    #expect(weights.allSatisfy { $0.allSatisfy { abs($0) != 1 } && abs($0[0]) != abs($0[1]) })
    #expect(Set(weights).count == 8)
  }

  @Test func `A pullback of an array is judged along given weights`() {
    let report = vjpCheck(at: [2, 3], cotangent: [10, -1]) { x in [x[0] * x[1], x[1]] }
    #expect(report.matches)
    #expect(report.components.map(\.claimed) == [30, 19])
    // The second output is wrong, and has no weight here.
    let hidden = vjpCheck(at: [2, 3], cotangent: [1, 0]) { x in [x[0], negated(x[1])] }
    #expect(hidden.matches)
    let seen = vjpCheck(at: [2, 3], cotangent: [1, 1]) { x in [x[0], negated(x[1])] }
    #expect(seen.diagnoses.map(\.kind) == [.sign])
  }

  struct Pair: Differentiable {
    var first: Double
    var rest: [Double]
    @noDerivative var count = 2.0
  }

  @Test func `Structs go in, and structs come out`() {
    let right = vjpCheck(at: Pair(first: 2, rest: [3, 4])) { pair in mixed(pair) }
    #expect(right.matches)
    #expect(right.components.map(\.name) == ["vjp/first", "vjp/rest[0]", "vjp/rest[1]"])
    let weighted = vjpCheck(
      at: Pair(first: 2, rest: [3, 4]), cotangent: .init(first: 1, rest: [0, 10])
    ) { pair in mixed(pair) }
    #expect(weighted.components.map(\.claimed) == [3, 2, 10])
    let wrong = vjpCheck(at: Pair(first: 2, rest: [3, 4])) { pair in
      mixed(Pair(first: leaking(pair.first), rest: pair.rest))
    }
    #expect(wrong.components.first?.verdict == .mismatch)
  }

  @Test func `A single output is a vector of one`() {
    let report = vjpCheck(at: [2.0, 3], cotangent: 2) { x in x[0] * x[1] }
    #expect(report.components.map(\.claimed) == [6, 4])
    #expect(report.matches)
  }

  @Test func `Outputs that are not the function's are found, though the pullback is right`() throws
  {
    let report = vjpCheck(at: [3, 2]) { x in [x[1], misvalued(x[0])] }
    #expect(report.components.allSatisfy { $0.verdict == .match })
    #expect(report.verdict == .mismatch)
    let finding = try #require(report.findings.first)
    #expect(finding.kind == .wrongValue)
    #expect(
      finding.message
        == "the output that comes with the pullback is 27 for f[1], and the function's is 9")
    #expect(report.values.map(\.name) == ["f[1]"])
  }

  @Test func `Weights that do not fit are refused`() {
    let report = vjpCheck(at: [2, 3], cotangent: [1]) { x in [x[0], x[1]] }
    #expect(report.findings.map(\.kind) == [.wrongShape])
  }

  @Test(.gradientChecking) func `The predicate says whether it is right`() {
    #expect(vjpMatches(at: [2, 3]) { x in [x[0] * x[1], x[1]] })
    #expect(!vjpMatches(at: [2, 3]) { x in [x[0] * x[1], leaking(x[1])] })
    #expect(vjpMatches(at: 3.0) { x in [x * x, x] })
  }
}

@differentiable(reverse)
private func mixed(_ pair: VJPTests.Pair) -> VJPTests.Pair {
  VJPTests.Pair(first: pair.first * pair.rest[0], rest: pair.rest)
}
