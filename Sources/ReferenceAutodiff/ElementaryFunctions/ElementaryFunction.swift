/// A function of one or two real numbers: its name, value, partial derivatives and domain.
///
/// One row of ``all`` is everything the module knows about a function. The formula parser, forward
/// mode, reverse mode, single precision and the tests all read the same row, so that adding a
/// function is adding a row.
public struct ElementaryFunction: Sendable {
  /// The name used in formulas, such as `sin`.
  public let name: String
  /// The number of arguments, 1 or 2.
  public let arity: Int
  /// The arguments for which the function is a real number.
  public let domain: Domain
  /// Arguments of a one-argument function at which it is not differentiable.
  ///
  /// There the derivative follows a convention, stated beside the row. Two-argument functions
  /// describe their kinks in their row's comment only.
  public let kinks: [Double]
  /// Points inside the domain, away from kinks, where value and derivative are well conditioned.
  public let samplePoints: [[Double]]
  /// The value and the partial derivatives, as plain function pointers.
  let rule: Rule

  /// The set of arguments for which a function is a real number.
  public struct Domain: Sendable {
    /// The set in words, such as `x > 0`.
    public let description: String
    private let membership: @Sendable @convention(c) (Double, Double) -> Bool

    init(
      _ description: String,
      _ membership: @escaping @Sendable @convention(c) (Double, Double) -> Bool
    ) {
      self.description = description
      self.membership = membership
    }

    /// Tells whether the arguments lie in the set.
    ///
    /// - Parameters:
    ///   - x: The first argument.
    ///   - y: The second argument, ignored by a set of single numbers.
    public func contains(_ x: Double, _ y: Double = 0) -> Bool { membership(x, y) }

    static let everywhere = Domain("every number") { x, y in !x.isNaN && !y.isNaN }
  }

  /// Returns the function's value.
  ///
  /// - Parameters:
  ///   - x: The first argument.
  ///   - y: The second argument, ignored by a one-argument function.
  public func value(_ x: Double, _ y: Double = 0) -> Double {
    arity == 1 ? rule.unary(x) : rule.binary(x, y)
  }

  /// Returns the partial derivative with respect to one argument.
  ///
  /// - Parameters:
  ///   - index: The argument, 0 or 1.
  ///   - x: The first argument.
  ///   - y: The second argument, ignored by a one-argument function.
  public func partial(_ index: Int, _ x: Double, _ y: Double = 0) -> Double {
    precondition(index >= 0 && index < arity, "'\(name)' has no argument \(index)")
    if arity == 1 { return rule.derivative(x, rule.unary(x)) }
    let value = rule.binary(x, y)
    return index == 0 ? rule.partialX(x, y, value) : rule.partialY(x, y, value)
  }
}

extension ElementaryFunction {
  /// A function's arithmetic, without context or reference counts.
  ///
  /// Derivatives also receive the function's value, which often is most of the answer.
  @usableFromInline struct Rule: BitwiseCopyable, Sendable {
    @usableFromInline typealias OfOne = @Sendable @convention(c) (Double) -> Double
    @usableFromInline typealias OfTwo = @Sendable @convention(c) (Double, Double) -> Double
    @usableFromInline typealias OfThree =
      @Sendable @convention(c) (Double, Double, Double) -> Double

    @usableFromInline var unary: OfOne = { _ in .nan }
    @usableFromInline var derivative: OfTwo = { _, _ in .nan }
    @usableFromInline var customaryValueLoss: OfOne = { _ in 0 }
    @usableFromInline var customaryLoss: OfTwo = { _, _ in 0 }
    /// Tells the pieces apart between which there are kinks; of smooth functions there is one.
    @usableFromInline var piece: OfTwo = { _, _ in 0 }
    @usableFromInline var binary: OfTwo = { _, _ in .nan }
    @usableFromInline var partialX: OfThree = { _, _, _ in .nan }
    @usableFromInline var partialY: OfThree = { _, _, _ in .nan }
  }

  /// Builds the row of a one-argument function; `derivative` receives x and f(x).
  ///
  /// The rules keep all digits where the formulas that are in use elsewhere cancel: PyTorch has 1 - tanh²
  /// where the row has sech². By how many units of roundoff the derivative by the customary formula can be off
  /// is `customaryLoss` of x and f(x), to first order; it is left out where it is a small multiple of the
  /// derivative. `customaryValueLoss` is the same of the value.
  static func unary(
    _ name: String, domain: Domain = .everywhere, kinks: [Double] = [], samples: [Double],
    _ value: @escaping Rule.OfOne, derivative: @escaping Rule.OfTwo,
    customaryLoss: @escaping Rule.OfTwo = { _, _ in 0 },
    customaryValueLoss: @escaping Rule.OfOne = { _ in 0 }
  ) -> ElementaryFunction {
    // All kinks of the table are at 0.
    let oneForAll: Rule.OfTwo = { _, _ in 0 }
    let sideOfZero: Rule.OfTwo = { x, _ in signum(x) }
    return ElementaryFunction(
      name: name, arity: 1, domain: domain, kinks: kinks, samplePoints: samples.map { [$0] },
      rule: Rule(
        unary: value, derivative: derivative, customaryValueLoss: customaryValueLoss,
        customaryLoss: customaryLoss, piece: kinks.isEmpty ? oneForAll : sideOfZero))
  }

  /// Builds the row of a two-argument function; the partials receive x, y and f(x, y), and `piece` x and y.
  static func binary(
    _ name: String, domain: Domain = .everywhere, samples: [[Double]],
    _ value: @escaping Rule.OfTwo, partialX: @escaping Rule.OfThree,
    partialY: @escaping Rule.OfThree, piece: @escaping Rule.OfTwo = { _, _ in 0 }
  ) -> ElementaryFunction {
    ElementaryFunction(
      name: name, arity: 2, domain: domain, kinks: [], samplePoints: samples,
      rule: Rule(piece: piece, binary: value, partialX: partialX, partialY: partialY))
  }

  /// Returns the position in ``all`` of the function with a name.
  static func index(named name: String) -> Int? { all.firstIndex { $0.name == name } }
}
