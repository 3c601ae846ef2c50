package import GradientChecking
package import StrictJSON

/// One question of a fixture file: a function, a point, and what somebody claims there.
///
/// A reader fills one value anew for case after case; a copy of it is independent.
package struct FixtureCase: Sendable {
  /// A formula and its place in the file, for errors in it.
  package struct Function: Sendable, Equatable {
    /// The formula.
    package var text: String
    /// Where its first character stands, after the quote.
    ///
    /// The others follow it column by column, unless the string has escapes.
    package var place: JSONPlace
  }

  /// The number of the case, counted from 0 in the part of the file that was read.
  ///
  /// A file read as a whole has one part. For several, ``FixtureReader/Summary`` says how many cases
  /// precede each.
  package internal(set) var index = 0

  /// The identifier, unique in the file.
  package internal(set) var id = ""

  /// Where the case's opening brace stands.
  package internal(set) var place = JSONPlace(offset: 0, line: 1, column: 1)

  /// The formulas: one, or one per output where ``isVector``.
  package internal(set) var functions: [Function] = []

  /// Whether the functions were written as an array.
  package internal(set) var isVector = false

  /// The differentiated variables, and their values where ``hasPoint``.
  package internal(set) var variables = NamedArrays()

  /// Whether the case has an `at`.
  ///
  /// Without one, the variables are those of ``points``: at the first listed point, or in the middle
  /// of their intervals.
  package internal(set) var hasPoint = false

  /// The constants.
  package internal(set) var data = NamedArrays()

  /// The claimed Jacobian, one row per output.
  package internal(set) var jacobian: ClaimedArray?

  /// The claimed Hessian, n rows of n, in the order of the flattened variables.
  package internal(set) var hessian: ClaimedArray?

  /// The claimed Jacobian-vector product.
  package internal(set) var jvp: ClaimedJVP?

  /// The claimed vector-Jacobian product.
  package internal(set) var vjp: ClaimedVJP?

  /// The verdict that the file expects.
  package internal(set) var expected = Verdict.match

  /// The tolerance, where the case or the file's defaults give one.
  package internal(set) var tolerance: FixtureTolerance?

  /// What a kink does to the verdict.
  package internal(set) var kinks = FixtureKinks.report

  /// The precision in which the claims were computed.
  package internal(set) var precision = FixturePrecision.float64

  /// The case's tags, or else those of the file's defaults.
  package internal(set) var tags: [String] = []

  /// Why the case is there.
  package internal(set) var why: String?

  /// The program whose gradients are to be checked.
  package internal(set) var implementation: FixtureImplementation?

  /// Where the implementation is to be checked, besides the point.
  package internal(set) var points: FixturePoints?

  var valueSlot = ClaimSlot()
  var gradientSlot = ClaimSlot()

  /// Creates an empty case, to be filled by a reader.
  package init() {}

  /// The line of the case's opening brace.
  package var line: Int { place.line }

  /// The claimed value of every output.
  package var value: ClaimedArray? { valueSlot.claim }

  /// The claimed gradient.
  package var gradient: ClaimedArray? { gradientSlot.claim }

  /// Forgets the last case, and keeps the storage.
  mutating func reset(to defaults: FixtureDefaults) {
    variables.removeAll()
    if !data.entries.isEmpty { data.removeAll() }
    valueSlot.removeAll()
    gradientSlot.removeAll()
    if jacobian != nil { jacobian = nil }
    if hessian != nil { hessian = nil }
    if jvp != nil { jvp = nil }
    if vjp != nil { vjp = nil }
    if implementation != nil { implementation = nil }
    if points != nil { points = nil }
    why = nil
    isVector = false
    hasPoint = false
    expected = defaults.expected
    tolerance = defaults.tolerance
    kinks = defaults.kinks
    precision = defaults.precision
    tags = defaults.tags
  }
}
