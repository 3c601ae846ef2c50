public import NumericalDifferentiation

/// How a check is made: `with: .kinks(.subgradients), .seed(7)`.
///
/// Options stand at a call, in `.gradientChecking(…)` on a test or its suite, or around anything by
/// ``withCheckOptions(_:asDefaults:perform:)``. Those at the call win, then the innermost trait, then the outer one; of two
/// that say the same thing in one place, the last.
public struct CheckOption: Sendable {
  let apply: @Sendable (inout CheckOptions) -> Void

  /// How derivatives are taken; the default is `.adaptive`.
  public static func method(_ method: any DifferentiationMethod) -> CheckOption {
    CheckOption { $0.method = method }
  }

  /// A disagreement that is acceptable; by default the error bar decides.
  public static func tolerance(_ tolerance: Tolerance) -> CheckOption {
    CheckOption { $0.tolerance = tolerance }
  }

  /// What happens where the one-sided derivatives disagree; the default is ``KinkPolicy/report``.
  public static func kinks(_ policy: KinkPolicy) -> CheckOption {
    CheckOption { $0.kinks = policy }
  }

  /// The seed of everything random: points of a region, directions, tangents and cotangents; the default is 0.
  public static func seed(_ seed: UInt64) -> CheckOption {
    CheckOption { $0.seed = seed }
  }

  /// How many random directions of a gradient are checked in place of every component; by default none.
  ///
  /// The cost no longer grows with the number of components. Of Jacobians and Hessians every entry is checked all the
  /// same; their products are the checks along one direction.
  public static func directions(_ count: Int) -> CheckOption {
    CheckOption { $0.directions = count }
  }

  /// The most evaluations of the function that a check may cost around a point; by default there is no limit.
  ///
  /// Components that were not reached are inconclusive. The calls at the point itself, two of the function
  /// and two of its derivative, are not counted.
  public static func evaluations(_ limit: Int) -> CheckOption {
    CheckOption { $0.evaluations = limit }
  }

  /// Several options in one, where a function of your own passes them on: `with: .all(options)`.
  public static func all(_ options: [CheckOption]) -> CheckOption {
    CheckOption { for option in options { option.apply(&$0) } }
  }
}

/// Runs something under options, which hold for all checks that it makes, in its child tasks as well.
///
/// So a class of XCTest gives all of its tests their settings:
///
/// ```swift
/// override func invokeTest() {
///   withCheckOptions(.tolerance(.relative(1e-9)), .seed(42)) { super.invokeTest() }
/// }
/// ```
///
/// - Parameters:
///   - options: The options.
///   - asDefaults: Whether options that hold already win over these, as a subclass's should over its superclass's.
///   - body: What to run.
/// - Returns: What the body returns.
/// - Throws: What the body throws.
public func withCheckOptions<Result>(
  _ options: CheckOption..., asDefaults: Bool = false, perform body: () throws -> Result
) rethrows -> Result {
  let inherited = CheckOptions.inherited
  return try CheckOptions.$inherited.withValue(
    asDefaults ? options + inherited : inherited + options, operation: body)
}

/// What the options of a check come to; what is nil has its default.
package struct CheckOptions: Sendable {
  package var method: (any DifferentiationMethod)?
  package var tolerance: Tolerance?
  package var kinks: KinkPolicy?
  package var seed: UInt64?
  package var directions: Int?
  package var evaluations: Int?

  /// What holds in this task, from the outside inwards: what the traits around the running test say.
  @TaskLocal package static var inherited: [CheckOption] = []

  /// What options at a call come to, with what holds in this task.
  package init(_ options: [CheckOption] = []) {
    for option in Self.inherited + options { option.apply(&self) }
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
