import NumericalDifferentiation

extension ComponentReport {
  private enum CodingKeys: String, CodingKey {
    case name, claimed, numerical, error, reference, leftDerivative, rightDerivative, verdict
    case digits, reason, edge
  }

  /// Reads what ``encode(to:)`` writes.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func number(_ key: CodingKeys) throws -> Double {
      try container.decode(AnyDouble.self, forKey: key).value
    }
    func optional(_ key: CodingKeys) throws -> Double? {
      try container.decodeIfPresent(AnyDouble.self, forKey: key)?.value
    }
    self.init(
      name: try container.decode(String.self, forKey: .name), claimed: try number(.claimed),
      numerical: try number(.numerical), error: try number(.error),
      reference: try optional(.reference), leftDerivative: try optional(.leftDerivative),
      rightDerivative: try optional(.rightDerivative),
      verdict: try container.decode(Verdict.self, forKey: .verdict),
      digits: try container.decodeIfPresent(Int.self, forKey: .digits),
      reason: try container.decodeIfPresent(String.self, forKey: .reason),
      edge: try container.decodeIfPresent(DerivativeEstimate.Side.self, forKey: .edge))
  }

  /// Writes numbers that are not finite as `"NaN"`, `"Infinity"` and `"-Infinity"`, in every format.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(AnyDouble(claimed), forKey: .claimed)
    try container.encode(AnyDouble(numerical), forKey: .numerical)
    try container.encode(AnyDouble(error), forKey: .error)
    try container.encodeIfPresent(reference.map(AnyDouble.init), forKey: .reference)
    try container.encodeIfPresent(leftDerivative.map(AnyDouble.init), forKey: .leftDerivative)
    try container.encodeIfPresent(rightDerivative.map(AnyDouble.init), forKey: .rightDerivative)
    try container.encode(verdict, forKey: .verdict)
    try container.encodeIfPresent(digits, forKey: .digits)
    try container.encodeIfPresent(reason, forKey: .reason)
    try container.encodeIfPresent(edge, forKey: .edge)
  }
}
