public import GradientChecking
public import StrictJSON

/// One question of a fixture file: a function, a point, and what somebody claims there.
///
/// A reader fills one value anew for case after case; a copy of it is independent.
public struct FixtureCase: Sendable {
  /// A formula and its place in the file, for errors in it.
  public struct Function: Sendable, Equatable {
    /// The formula.
    public var text: String
    /// Where its first character stands, after the quote.
    ///
    /// The others follow it column by column, unless the string has escapes.
    public var place: JSONPlace
  }

  /// The number of the case, counted from 0 in the part of the file that was read.
  ///
  /// A file read as a whole has one part. For several, ``FixtureReader/Summary`` says how many cases
  /// precede each.
  public internal(set) var index = 0

  /// The identifier, unique in the file.
  public internal(set) var id = ""

  /// Where the case's opening brace stands.
  public internal(set) var place = JSONPlace(offset: 0, line: 1, column: 1)

  /// The formulas: one, or one per output where ``isVector``.
  public internal(set) var functions: [Function] = []

  /// Whether the functions were written as an array.
  public internal(set) var isVector = false

  /// The differentiated variables, and their values where ``hasPoint``.
  public internal(set) var variables = NamedArrays()

  /// Whether the case has an `at`.
  ///
  /// Without one, the variables are those of ``points``: at the first listed point, or in the middle
  /// of their intervals.
  public internal(set) var hasPoint = false

  /// The constants.
  public internal(set) var data = NamedArrays()

  /// The claimed Jacobian, one row per output.
  public internal(set) var jacobian: ClaimedArray?

  /// The claimed Hessian, n rows of n, in the order of the flattened variables.
  public internal(set) var hessian: ClaimedArray?

  /// The claimed Jacobian-vector product.
  public internal(set) var jvp: ClaimedJVP?

  /// The claimed vector-Jacobian product.
  public internal(set) var vjp: ClaimedVJP?

  /// The verdict that the file expects.
  public internal(set) var expected = Verdict.match

  /// The tolerance, where the case or the file's defaults give one.
  public internal(set) var tolerance: FixtureTolerance?

  /// What a kink does to the verdict.
  public internal(set) var kinks = FixtureKinks.report

  /// The precision in which the claims were computed.
  public internal(set) var precision = FixturePrecision.float64

  /// The case's tags, or else those of the file's defaults.
  public internal(set) var tags: [String] = []

  /// Why the case is there.
  public internal(set) var why: String?

  /// The program whose gradients are to be checked.
  public internal(set) var implementation: FixtureImplementation?

  /// Where the implementation is to be checked, besides the point.
  public internal(set) var points: FixturePoints?

  var valueSlot = ClaimSlot()
  var gradientSlot = ClaimSlot()

  /// Creates an empty case, to be filled by a reader.
  public init() {}

  /// The line of the case's opening brace.
  public var line: Int { place.line }

  /// The claimed value of every output.
  public var value: ClaimedArray? { valueSlot.claim }

  /// The claimed gradient.
  public var gradient: ClaimedArray? { gradientSlot.claim }

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
