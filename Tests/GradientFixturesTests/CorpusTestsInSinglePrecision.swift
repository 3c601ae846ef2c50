import GradientChecking
import NumericalDifferentiation
import ReferenceAutodiff
import Testing

@testable import GradientFixtures

/// The corpora's functions, computed in `Float` throughout.
@Suite("The corpora in single precision")
struct CorpusTestsInSinglePrecision {
  /// A case whose function, point and gradient are those of a program in `Float`.
  private struct SingleCase {
    let id: String
    let point: [Double]
    let estimate: GradientEstimate
    /// The gradient at the rounded point, in double precision and as `Float` computes it.
    let truth: [Double]
    let claim: [Double]
    let scale: [Double]

    init?(_ fixture: FixtureCase) throws {
      guard fixture.functions.count == 1 else { return nil }
      id = fixture.id
      let entries = fixture.variables.entries
      let formula = try Formula(
        fixture.functions[0].text,
        variables: entries.map { FormulaVariable($0.name, shape: $0.shape) },
        constants: fixture.data.entries.map {
          FormulaConstant($0.name, shape: $0.shape, values: Array(fixture.data.values[$0.range]))
        })
      let evaluator = FormulaEvaluator()
      evaluator.prepare(formula)
      let point = fixture.variables.values.map { Double(Float($0)) }
      self.point = point
      let count = point.count
      estimate = try NumericalDifferentiator().method.gradient(at: point, precision: .float32) {
        points, values in
        for index in values.indices {
          let row = UnsafeBufferPointer(rebasing: points[(index * count)..<((index + 1) * count)])
          evaluator.evaluateInSinglePrecision(
            at: row, into: UnsafeMutableBufferPointer(rebasing: values[index...index]))
        }
      }
      var truth = [Double](repeating: 0, count: count)
      var claim = truth
      var scale = truth
      point.withUnsafeBufferPointer { point in
        [1.0].withUnsafeBufferPointer { one in
          truth.withUnsafeMutableBufferPointer { truth in
            scale.withUnsafeMutableBufferPointer { scale in
              evaluator.gradient(at: point, cotangent: one, into: truth, scale: scale)
            }
          }
          claim.withUnsafeMutableBufferPointer {
            evaluator.gradientInSinglePrecision(at: point, cotangent: one, into: $0)
          }
        }
      }
      self.truth = truth
      self.claim = claim
      self.scale = scale
    }

    func verdict(on gradient: [Double]) -> Verdict {
      let claims = zip(gradient, scale).map { number, scale in
        ClaimedNumber(number, rounding: scale.isFinite ? 16 * 0x1p-24 * scale : 0)
      }
      return VerdictRule(precision: .float32)
        .worstVerdict(claims: claims, estimates: estimate.components)
    }

    /// Whether Float is up to the function: its own gradient has three digits.
    var isSound: Bool {
      estimate.value.isFinite
        && zip(claim, truth).allSatisfy { abs($0 - $1) <= 1e-3 * abs($1) }
    }

    var summary: String {
      "\(id): \(zip(estimate.components, truth).map { "\($0.value) ± \($0.error) \($0.status), truth \($1)" })"
    }
  }

  private static func lesson() throws -> [SingleCase] {
    try Corpus.hard.cases().filter { $0.isSmooth && $0.isLesson }.compactMap { try SingleCase($0) }
  }

  @Test("the lesson's gradients match, in double precision and as Float computes them")
  func rightLesson() throws {
    for single in try Self.lesson() {
      #expect(single.verdict(on: single.truth) == .match, "\(single.summary)")
      #expect(single.verdict(on: single.claim) == .match, "\(single.summary)")
    }
  }

  @Test("the lesson's gradients are caught when the largest component is off by a hundredth")
  func wrongLesson() throws {
    for single in try Self.lesson() {
      let sizes = single.truth.map { abs($0) }
      let largest = try #require(sizes.firstIndex(of: sizes.max() ?? 0))
      for factor in [1.01, 0.99, -1, 2, 0] {
        var gradient = single.claim
        gradient[largest] *= factor
        #expect(single.verdict(on: gradient) == .mismatch, "times \(factor): \(single.summary)")
      }
    }
  }

  /// The hard corpus is left out: where Float loses all digits inside a function, it computes another one.
  @Test(
    "on random functions, a true gradient is rejected and a bar fails in at most two of a hundred")
  func random() throws {
    var asked = 0
    var components = 0
    var outside: [String] = []
    var rejected: [String] = []
    for fixture in try Corpus.random.cases() {
      guard let single = try SingleCase(fixture), single.isSound else { continue }
      asked += 1
      if single.verdict(on: single.truth) > .inconclusive { rejected.append(single.summary) }
      for (component, truth) in zip(single.estimate.components, single.truth) {
        guard component.error.isFinite else { continue }
        components += 1
        let error = abs(component.value - truth)
        if error > component.error + 0x1p-22 * abs(truth) { outside.append(single.summary) }
      }
    }
    #expect(asked > 700)
    #expect(
      Double(outside.count) <= 0.02 * Double(components), "\(outside.count): \(outside)")
    #expect(Double(rejected.count) <= 0.02 * Double(asked), "\(rejected.count): \(rejected)")
  }
}
