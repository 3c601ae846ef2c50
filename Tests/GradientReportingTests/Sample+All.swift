import GradientChecking
import GradientReporting

extension Sample {
  static let all: [Sample] = [
    sign, kink, inconclusive, nan, jacobian, wide, hostile, refusal, passing, mixed, empty,
  ]

  /// A sign error that a diagnosis explains, with a reference value and a claimed value.
  static let sign = Sample(
    name: "sign",
    results: [
      CaseResult(
        file: "Fixtures/lesson-2.json", id: "2.3-sign", line: 14, function: "sin(x^2 + 1)",
        expected: .match, why: "the sign got lost",
        report: GradientReport(
          components: [
            ComponentReport(
              name: "x", claimed: 5.0344, numerical: -5.034429174458702, error: 2.7e-11,
              reference: -5.034429174458714, verdict: .mismatch, digits: 0,
              reason: "the claim lies 3.7e11 error bars away")
          ],
          values: [
            .init(name: "f", claimed: -0.544, computed: -0.5440211108893698, verdict: .match)
          ],
          diagnoses: [
            Diagnosis(
              kind: .sign, message: "the claim is the derivative with the opposite sign",
              components: ["x"])
          ],
          evaluations: 27, method: "adaptive"))
    ])

  static let kink = Sample(
    name: "kink",
    results: [
      CaseResult(
        file: "Fixtures/kinks.json", id: "abs-at-zero", line: 3, function: "abs(x) + y",
        expected: .match,
        report: GradientReport(
          components: [
            ComponentReport(
              name: "x", claimed: 0, numerical: 0, error: 1, leftDerivative: -1,
              rightDerivative: 1, verdict: .nondifferentiable,
              reason: "the one-sided derivatives disagree"),
            ComponentReport(
              name: "y", claimed: 1, numerical: 1, error: 2.2e-13, verdict: .match, digits: 12),
          ],
          evaluations: 41, method: "adaptive",
          notes: ["A claim between both passes with \"kinks\": \"subgradients\"."]))
    ])

  static let inconclusive = Sample(
    name: "inconclusive",
    results: [
      CaseResult(
        file: "Fixtures/noise.json", id: "floor", line: 8, function: "floor(1e6*x)/1e6 + x^2",
        expected: .match,
        report: GradientReport(
          components: [
            ComponentReport(
              name: "x[0]", claimed: 3.25, numerical: 3.2461, error: 0.0183, verdict: .inconclusive,
              digits: 2, reason: "the function's own noise hides all but 2 digits"),
            ComponentReport(
              name: "x[1]", claimed: 1.5e-9, numerical: 0, error: .infinity, verdict: .inconclusive,
              reason: "the point lies on the edge of the domain"),
          ],
          evaluations: 1_204, method: "richardson"))
    ])

  static let nan = Sample(
    name: "nan",
    results: [
      CaseResult(
        file: "Fixtures/nan.json", id: "log-of-zero", line: 2, function: "x*log(x)",
        expected: .match,
        report: GradientReport(
          components: [
            ComponentReport(
              name: "x", claimed: .nan, numerical: .nan, error: .nan, reference: -.infinity,
              verdict: .mismatch, reason: "the claim is not finite"),
            ComponentReport(
              name: "y", claimed: -.infinity, numerical: 12.5, error: 4e-10, verdict: .mismatch,
              digits: 0, reason: "the claim is not finite"),
          ],
          diagnoses: [
            Diagnosis(kind: .nonFinite, message: "log(0) made the claim NaN", components: ["x"])
          ],
          evaluations: 9, method: "forward"))
    ])

  /// A transposed Jacobian of two functions, both with claimed values.
  static let jacobian = Sample(
    name: "jacobian",
    results: [
      CaseResult(
        file: "Fixtures/jacobian.json", id: "transposed", line: 21, function: "x*y^2, x + 3*y",
        expected: .match,
        report: GradientReport(
          components: [
            ComponentReport(
              name: "f[0]/x", claimed: 9, numerical: 9.000000000000341, error: 2.8e-11,
              verdict: .match, digits: 11),
            ComponentReport(
              name: "f[0]/y", claimed: 1, numerical: 12.000000000000021, error: 3.9e-11,
              verdict: .mismatch, digits: 0, reason: "the claim lies 2.8e11 error bars away"),
            ComponentReport(
              name: "f[1]/x", claimed: 12, numerical: 1, error: 1.1e-13, verdict: .mismatch,
              digits: 0, reason: "the claim lies 1e14 error bars away"),
            ComponentReport(
              name: "f[1]/y", claimed: 3, numerical: 3, error: 3.3e-13, verdict: .match, digits: 12),
          ],
          values: [
            .init(name: "f[0]", claimed: 18, computed: 18, verdict: .match),
            .init(name: "f[1]", claimed: 12, computed: 11, verdict: .mismatch),
          ],
          diagnoses: [
            Diagnosis(
              kind: .transposed, message: "the claim is the transposed Jacobian",
              components: ["f[0]/y", "f[1]/x"]),
            Diagnosis(
              kind: .swapped, message: "f[0]/y and f[1]/x changed places",
              components: ["f[0]/y", "f[1]/x"]),
          ],
          evaluations: 58, method: "central"))
    ])

  /// Forty components, three of them wrong, and one of those far worse than the others.
  static let wide = Sample(
    name: "wide",
    results: [
      CaseResult(
        file: "Fixtures/wide.json", id: "softmax-40", line: 5,
        function: "sum(softmax(" + String(repeating: "weights*features + ", count: 6) + "b))",
        expected: .match,
        report: GradientReport(
          components: (0..<40).map { (index: Int) -> ComponentReport in
            let numerical = Double(index * index) / 64
            let mistakes: [Int: Double] = [7: 1e-6, 23: 0.5, 39: 1e-3]
            let off = mistakes[index] ?? 0
            return ComponentReport(
              name: "w[\(index)]", claimed: numerical + off, numerical: numerical, error: 3.1e-12,
              verdict: off == 0 ? .match : .mismatch, digits: off == 0 ? 12 : 3)
          },
          evaluations: 372, method: "adaptive"))
    ])

  /// Strings that try to leave their place in each of the formats.
  static let hostile = Sample(
    name: "hostile",
    results: [
      CaseResult(
        file: "Fixtures/a,b:c%0A\u{1B}[2J.json", id: "\u{1B}[31m\u{202E}gnp\u{2066} # SKIP \\",
        line: 1, function: "x\n::error::forged\r\n##[error]forged\u{0}\u{85}\u{2028}",
        expected: .match, why: "\"quotes\" & <tags> 'and' ]]> \u{FFFE}",
        report: GradientReport(
          components: [
            ComponentReport(
              name: "вес_変数\u{200F}", claimed: 1, numerical: 2, error: 1e-9, verdict: .mismatch,
              digits: 0, reason: "</failure>\n  ...\nnot ok 99 - forged"),
            ComponentReport(
              name: "x", claimed: 2, numerical: 2, error: 1e-9, verdict: .match, digits: 9),
          ],
          diagnoses: [
            Diagnosis(kind: .factor, message: "half\u{7F}\u{9B}0m", components: ["\u{1B}]0;x\u{7}"])
          ],
          evaluations: 5, method: "adaptive", notes: ["line one\nline two"]))
    ])

  static let refusal = Sample(
    name: "refusal",
    results: [
      CaseResult(
        file: "Fixtures/torch.json", id: "torch-2.3", line: 30, function: "sin(x^2 + 1)",
        expected: .match, report: GradientReport(components: [], evaluations: 0, method: ""),
        refusal: "an implementation starts a program, which needs --run")
    ])

  static let passing = Sample(
    name: "passing",
    results: [
      pass(file: "Fixtures/lesson-2.json", id: "2.1", line: 3),
      pass(file: "Fixtures/lesson-2.json", id: "2.2", line: 9),
      pass(file: "Fixtures/mistakes.json", id: "wrong-on-purpose", line: 2, .mismatch),
    ])

  /// Several files, interleaved, with every way to fail, and two malformed files.
  static let mixed = Sample(
    name: "mixed",
    results: [passing.results[0]] + sign.results + kink.results + inconclusive.results
      + refusal.results + [
        passing.results[1],
        CaseResult(
          file: "Fixtures/mistakes.json", id: "not-wrong-after-all", line: 4, function: "x^2",
          expected: .mismatch, report: passing.results[0].report),
      ],
    malformed: 2)

  static let empty = Sample(name: "empty", results: [])

  private static func pass(
    file: String, id: String, line: Int, _ verdict: Verdict = .match
  ) -> CaseResult {
    CaseResult(
      file: file, id: id, line: line, function: "x^2 + y^2 + z^2 + 2*x*y*z", expected: verdict,
      report: GradientReport(
        components: [
          ComponentReport(
            name: "x", claimed: 28, numerical: 28.000000000000004, error: 1.1e-13, reference: 28,
            verdict: verdict, digits: 14)
        ],
        values: [.init(name: "f", claimed: 77, computed: 77, verdict: .match)],
        evaluations: 27, method: "adaptive"))
  }
}
