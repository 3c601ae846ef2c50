/// A likely explanation of a wrong gradient, with its evidence.
public struct Diagnosis: Sendable, Codable, Equatable {
  /// The known mistakes.
  ///
  /// The raw values are the ones of the result format.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// Components have the opposite sign.
    case sign
    /// All components are off by one common factor.
    case factor
    /// The gradient is twice the right one: accumulated over two backward passes.
    case accumulated
    /// The gradient is n times the right one: a sum where a mean was asked for.
    case sumForMean = "sum-for-mean"
    /// The gradient is 1/n of the right one: a mean where a sum was asked for.
    case meanForSum = "mean-for-sum"
    /// Two or more components changed places.
    case swapped
    /// Components are zero that should not be.
    case zeroed
    /// The Jacobian is transposed.
    case transposed
    /// One additive term of the derivative is missing.
    case missingTerm = "missing-term"
    /// The right gradient, at another of the given points.
    case otherPoint = "other-point"
    /// The right gradient of another of the given functions.
    case otherFunction = "other-function"
    /// The claim is not finite; the message says which operation made it so.
    case nonFinite = "non-finite"
  }

  /// The mistake.
  public var kind: Kind

  /// The explanation and its evidence, in one or two sentences.
  public var message: String

  /// The names of the components that the mistake explains.
  public var components: [String]

  /// Creates a diagnosis.
  public init(kind: Kind, message: String, components: [String]) {
    self.kind = kind
    self.message = message
    self.components = components
  }
}
