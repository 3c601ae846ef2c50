/// Something that was found of a check as a whole, and that alone keeps it from passing.
public struct Finding: Sendable, Codable, Equatable {
  /// What was found; the raw values are those of the result format.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// The point has no components.
    case emptyPoint = "empty-point"
    /// The point or the claim has numbers that the check cannot write: in a `let`, a class or an enum.
    case unreachedComponent = "unreached-component"
    /// A coordinate of the point is NaN or infinite.
    case nonFinitePoint = "non-finite-point"
    /// A tolerance, a number of directions or a limit of evaluations is not positive.
    case invalidOption = "invalid-option"
    /// The function is NaN or infinite at the point.
    case nonFiniteValue = "non-finite-value"
    /// The claim has not the shape of the point, or of the function's value.
    case wrongShape = "wrong-shape"
    /// A function writes into the point that it is given.
    case changesInput = "changes-input"
    /// The function gives different values at one point.
    case functionChanges = "function-changes"
    /// The gradient function gives different answers at one point.
    case gradientChanges = "gradient-changes"
    /// The gradient function adds to what its last call left.
    case accumulates = "accumulates"
    /// A function that gives value and gradient gives another value than the function.
    case wrongValue = "wrong-value"
    /// The gradient function throws where the function has a value.
    case gradientThrows = "gradient-throws"
    /// The jvp and the vjp are not of one and the same Jacobian.
    case productsDisagree = "products-disagree"
    /// A region has no interior, or no bounds.
    case emptyRegion = "empty-region"
    /// At the point, or at none of a region's points, could anything be told.
    case nothingDecided = "nothing-decided"
  }

  /// What was found.
  public var kind: Kind

  /// The verdict that follows from it.
  public var verdict: Verdict

  /// What was found, in a sentence with its numbers.
  public var message: String

  /// Creates a finding.
  public init(_ kind: Kind, verdict: Verdict, _ message: String) {
    self.kind = kind
    self.verdict = verdict
    self.message = message
  }
}
