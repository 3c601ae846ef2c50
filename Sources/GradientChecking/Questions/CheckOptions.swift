public import NumericalDifferentiation

/// How a check is made, as far as somebody has said so; what is nil is left to the surroundings.
///
/// Options nest: those at the call win over those of the innermost test trait, and those over the suite's.
public struct CheckOptions: Sendable {
  /// How derivatives are taken; the default is `.adaptive`.
  public var method: (any DifferentiationMethod)?

  /// A disagreement that is acceptable; by default the error bar decides.
  public var tolerance: Tolerance?

  /// What happens where the one-sided derivatives disagree; the default is ``KinkPolicy/report``.
  public var kinks: KinkPolicy?

  /// The seed of everything random; the default is 0.
  public var seed: UInt64?

  /// How many random directions are checked in place of every component; by default none.
  public var directions: Int?

  /// The most evaluations of the function that a check may cost; by default there is no limit.
  ///
  /// Components that were not reached are inconclusive. The calls at the point itself, two of the function
  /// and two of its gradient, are not counted.
  public var evaluations: Int?

  /// Creates options.
  public init(
    method: (any DifferentiationMethod)? = nil, tolerance: Tolerance? = nil,
    kinks: KinkPolicy? = nil, seed: UInt64? = nil, directions: Int? = nil, evaluations: Int? = nil
  ) {
    self.method = method
    self.tolerance = tolerance
    self.kinks = kinks
    self.seed = seed
    self.directions = directions
    self.evaluations = evaluations
  }

  /// What holds in this task: what the traits around the running test say.
  @TaskLocal public static var inherited = CheckOptions()

  /// These options, completed by others where they say nothing.
  public func completed(by others: CheckOptions) -> CheckOptions {
    CheckOptions(
      method: method ?? others.method, tolerance: tolerance ?? others.tolerance,
      kinks: kinks ?? others.kinks, seed: seed ?? others.seed,
      directions: directions ?? others.directions, evaluations: evaluations ?? others.evaluations)
  }

  /// What is wrong with the options themselves.
  var findings: [Finding] {
    var findings: [Finding] = []
    func invalid(_ message: String) {
      findings.append(Finding(.invalidOption, verdict: .inconclusive, message))
    }
    if let tolerance, tolerance.absolute == 0, tolerance.relative == 0 {
      invalid("the tolerance must be larger than 0; without one, the error bar decides")
    }
    if let directions, directions < 1 {
      invalid("directions must be at least 1, found \(directions)")
    }
    if let evaluations, evaluations < 1 {
      invalid("the limit of evaluations must be at least 1, found \(evaluations)")
    }
    return findings
  }

  /// The rule that these options ask for.
  func rule(_ precision: EvaluationPrecision) -> VerdictRule {
    VerdictRule(precision: precision, tolerance: tolerance, kinks: kinks ?? .report)
  }

  /// The court that these options ask for.
  func court(_ precision: EvaluationPrecision) -> Court {
    Court(rule(precision), method: method ?? .adaptive)
  }

  /// The witness that these options ask for.
  func witness(_ precision: EvaluationPrecision) -> NumericalDifferentiator {
    NumericalDifferentiator(method: method ?? .adaptive, precision: precision)
  }
}
