import GradientChecking
import NumericalDifferentiation
import _Differentiation

/// The arguments of a function, reduced to the components that their tangents have, by name.
///
/// What a tangent does not have, since it is `@noDerivative`, is a constant.
struct DifferentiablePoint<each Input: Differentiable> {
  private let inputs: (repeat each Input)
  private let pack: ArgumentPack<repeat each Input>
  /// The places of the components among all of the arguments'.
  private let places: [Int]
  /// The places of their derivatives among all of a tangent's.
  private let derivativePlaces: [Int]
  /// The gradient that is 0, in its full shape.
  private let zero: ArgumentPack<repeat (each Input).TangentVector>
  /// The components' names.
  let names: [String]
  /// What makes a check pointless.
  let findings: [Finding]

  init(_ input: repeat each Input) {
    inputs = (repeat each input)
    pack = ArgumentPack(repeat each input)
    var shape = TangentShape()
    func zero<Point: Differentiable>(_ point: Point) -> Point.TangentVector {
      var zero = Point.TangentVector.zero
      shape.complete(&zero, of: point, at: "")
      return zero
    }
    self.zero = ArgumentPack(repeat zero(each input))
    let derivativeNames = self.zero.names()
    let derivatives = Dictionary(
      zip(derivativeNames, derivativeNames.indices), uniquingKeysWith: { first, _ in first })
    let pointNames = pack.names()
    places = pointNames.indices.filter { derivatives[pointNames[$0]] != nil }
    names = places.map { pointNames[$0] }
    derivativePlaces = names.compactMap { derivatives[$0] }
    findings = Self.findings(
      unseen: shape.unseen, surplus: Set(derivativeNames).subtracting(names).sorted(),
      isConstant: names.isEmpty && !pointNames.isEmpty)
  }

  private static func findings(
    unseen: [String], surplus: [String], isConstant: Bool
  ) -> [Finding] {
    if !surplus.isEmpty {
      return [
        Finding(
          .wrongShape, verdict: .inconclusive,
          "the gradient has \(listed(surplus)), which the point has not: components are matched by name,"
            + " and what is in a `let` or in a class is not seen; conform the type to ComponentIterable,"
            + " and visit what its TangentVector has")
      ]
    }
    if !unseen.isEmpty {
      return [
        Finding(
          .wrongShape, verdict: .inconclusive,
          "of the gradient, \(listed(unseen)) cannot be read: components"
            + " are `var`s of type Double or Float; others need a conformance to ComponentIterable")
      ]
    }
    guard isConstant else { return [] }
    return [
      Finding(
        .emptyPoint, verdict: .inconclusive,
        "no component of the point is in its TangentVector, so there is nothing to differentiate by"
      )
    ]
  }

  /// Whether any component is a `Float`.
  var hasSingles: Bool { zero.hasSingles }

  /// Asks about these components.
  func question(isSingle: Bool, options: CheckOptions) -> GradientQuestion {
    GradientQuestion(
      point: places.map { pack.values[$0] },
      precision: hasSingles || isSingle ? .float32 : .float64, options: options, names: { names })
  }

  /// The arguments with other components, and the same constants.
  func replacing(_ components: UnsafeBufferPointer<Double>) -> (repeat each Input) {
    if places.count == pack.values.count { return pack.replacing(components) }
    var all = pack.values
    for (place, component) in zip(places, components) { all[place] = component }
    return pack.replacing(all)
  }

  /// The components as they are now.
  func read() -> [Double] {
    let all = pack.read()
    return all.count == pack.values.count ? places.map { all[$0] } : all
  }

  /// A gradient in the order of the components, or as it is if it has not the shape of the point.
  func claim(
    _ tangent: repeat (each Input).TangentVector, value: Double? = nil
  ) -> GradientQuestion.Claim {
    var shape = TangentShape()
    func completed<Point: Differentiable>(
      _ tangent: Point.TangentVector, _ point: Point
    ) -> Point.TangentVector {
      var tangent = tangent
      shape.complete(&tangent, of: point, at: "")
      return tangent
    }
    let found = ArgumentPack(repeat completed(each tangent, each inputs))
    guard found.values.count == zero.values.count else {
      return .init(found.values, value: value, names: found.names)
    }
    return .init(derivativePlaces.map { found.values[$0] }, value: value)
  }

  /// A tangent with the given derivatives.
  func tangent(_ derivatives: [Double]) -> (repeat (each Input).TangentVector) {
    var all = zero.values
    for (place, derivative) in zip(derivativePlaces, derivatives) { all[place] = derivative }
    return zero.replacing(all)
  }

  /// The same components of another point; all that there are if it has not the same shape.
  func components(of input: repeat each Input) -> [Double] {
    let other = ArgumentPack(repeat each input)
    return other.values.count == pack.values.count ? places.map { other.values[$0] } : other.values
  }
}
