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
  }

  /// The components in the order of the claim.
  public var components: [ComponentReport]

  /// The claimed values of the function, where any were claimed.
  public var values: [Value]

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
    components: [ComponentReport], values: [Value] = [], diagnoses: [Diagnosis] = [],
    evaluations: Int, method: String, notes: [String] = []
  ) {
    self.components = components
    self.values = values
    self.diagnoses = diagnoses
    self.evaluations = evaluations
    self.method = method
    self.notes = notes
  }

  /// The worst verdict of all components and values.
  public var verdict: Verdict {
    var worst = Verdict.match
    for component in components where component.verdict > worst { worst = component.verdict }
    for value in values where value.verdict > worst { worst = value.verdict }
    return worst
  }
}
