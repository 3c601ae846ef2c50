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

  /// Whether a function adds up or averages the items of arrays; nil where nobody can see.
  package struct Reductions: Sendable, Equatable {
    package var hasMean: Bool?
    package var hasSum: Bool?

    package init(hasMean: Bool? = nil, hasSum: Bool? = nil) {
      self.hasMean = hasMean
      self.hasSum = hasSum
    }
  }

  /// A number with a name, by which something may have been multiplied.
  package struct NamedValue: Sendable, Equatable {
    package var name: String
    package var value: Double
    /// Whether one differentiates by it.
    package var isVariable: Bool

    package init(name: String, value: Double, isVariable: Bool) {
      self.name = name
      self.value = value
      self.isVariable = isVariable
    }
  }

  /// How many items a sum or mean may have run over: lengths of the arrays in play.
  public var itemCounts: [Int] = []

  /// Whether there can be no items but those of ``itemCounts``.
  ///
  /// A formula shows all its arrays; what a closure has captured, nobody sees.
  public var knowsAllItems = true

  /// Whether a number is made of all entries of one matrix: by adding them up, or averaging them.
  var reducesMatrix = false

  /// Rows and columns, where the components are a matrix row by row.
  public var matrix: (rows: Int, columns: Int)?

  /// What the function is seen to do with arrays.
  package var reductions: () -> Reductions = { Reductions() }

  /// The values of variables and data, where they are few.
  package var namedValues: () -> [NamedValue] = { [] }

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
