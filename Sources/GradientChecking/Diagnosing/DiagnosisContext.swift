/// What is known about a check besides its numbers, and may explain a wrong claim.
///
/// Everything costly is a closure: it is asked only when a claim is wrong.
public struct DiagnosisContext {
  /// A part of a derivative: what one use of the variable in the formula adds.
  public struct Contribution: Sendable, Equatable {
    /// The part, in units of the derivative.
    public var value: Double
    /// Where it comes from, in the formula's own words.
    public var source: String

    /// Creates a contribution.
    public init(value: Double, source: String) {
      self.value = value
      self.source = source
    }
  }

  /// A gradient that the claim may have been mistaken for.
  public struct Candidate: Sendable, Equatable {
    /// What it is: `x = 2, y = 3`, or a function.
    public var label: String
    /// One number a component.
    public var gradient: [Double]

    /// Creates a candidate.
    public init(label: String, gradient: [Double]) {
      self.label = label
      self.gradient = gradient
    }
  }

  /// How many items a sum or mean may have run over: lengths of the arrays in play.
  public var itemCounts: [Int] = []

  /// Whether there can be no items but those of ``itemCounts``.
  ///
  /// A formula shows all its arrays; what a closure has captured, nobody sees.
  public var knowsAllItems = true

  /// Rows and columns, where the components are a matrix row by row.
  public var matrix: (rows: Int, columns: Int)?

  /// The contributions to every component, in the order of the components.
  public var contributions: () -> [[Contribution]] = { [] }

  /// The right gradients at the other given points.
  public var otherPoints: () -> [Candidate] = { [] }

  /// The right gradients of the other given functions.
  public var otherFunctions: () -> [Candidate] = { [] }

  /// Where a value or derivative first stops being finite.
  public var nonFiniteOrigin: () -> String? = { nil }

  /// Whether the components were picked from a gradient because they are wrong; there are others.
  var isExcerpt = false

  /// Creates a context in which nothing is known.
  public init() {}
}
