/// Everything a check found: a plain value, for programs to read and renderers to show.
public struct GradientReport: Sendable, Codable, Equatable {
  /// A claimed value of the function itself, and the computed one.
  public struct Value: Sendable, Codable, Equatable {
    /// `f`, or `f[1]` where the function has several outputs.
    public var name: String
    /// The claimed value.
    public var claimed: Double
    /// The function's value at the point.
    public var computed: Double
    /// ``Verdict/match`` or ``Verdict/mismatch``.
    public var verdict: Verdict

    /// Creates a report on a value.
    public init(name: String, claimed: Double, computed: Double, verdict: Verdict) {
      self.name = name
      self.claimed = claimed
      self.computed = computed
      self.verdict = verdict
    }

    /// Reads what ``encode(to:)`` writes.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      name = try container.decode(String.self, forKey: .name)
      claimed = try container.decode(AnyDouble.self, forKey: .claimed).value
      computed = try container.decode(AnyDouble.self, forKey: .computed).value
      verdict = try container.decode(Verdict.self, forKey: .verdict)
    }

    /// Writes numbers that are not finite as `"NaN"`, `"Infinity"` and `"-Infinity"`, in every format.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(name, forKey: .name)
      try container.encode(AnyDouble(claimed), forKey: .claimed)
      try container.encode(AnyDouble(computed), forKey: .computed)
      try container.encode(verdict, forKey: .verdict)
    }

    private enum CodingKeys: String, CodingKey {
      case name, claimed, computed, verdict
    }
  }

  /// The components in the order of the claim.
  public var components: [ComponentReport]

  /// The claimed values of the function, where any were claimed.
  public var values: [Value]

  /// What was found of the check as a whole, besides its numbers.
  public var findings: [Finding]

  /// The points of a region that were checked; nil where one point was given.
  public var points: PointTally?

  /// What explains a wrong claim, the likeliest first; empty when nothing fits.
  public var diagnoses: [Diagnosis]

  /// Evaluations of the function, all components together.
  public var evaluations: Int

  /// The name of the numerical method: `adaptive`, `central`, ….
  public var method: String

  /// What holds for the check as a whole rather than for one component, each a sentence.
  public var notes: [String]

  /// Creates a report.
  public init(
    components: [ComponentReport], values: [Value] = [], findings: [Finding] = [],
    points: PointTally? = nil, diagnoses: [Diagnosis] = [], evaluations: Int, method: String,
    notes: [String] = []
  ) {
    self.components = components
    self.values = values
    self.findings = findings
    self.points = points
    self.diagnoses = diagnoses
    self.evaluations = evaluations
    self.method = method
    self.notes = notes
  }

  /// The worst verdict of all components, values and findings.
  public var verdict: Verdict {
    var worst = Verdict.match
    for component in components where component.verdict > worst { worst = component.verdict }
    for value in values where value.verdict > worst { worst = value.verdict }
    for finding in findings where finding.verdict > worst { worst = finding.verdict }
    return worst
  }

  /// Whether the verdict is ``Verdict/match``: the only one that passes.
  public var matches: Bool { verdict == .match }
}
