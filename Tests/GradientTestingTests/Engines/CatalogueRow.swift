import GradientTesting
import ReferenceAutodiff
import TestSupport
import Testing

// These tests have a tensor of their own, of an engine with planted mistakes.
private typealias Values<Scalar: TensorScalar> = ReferenceAutodiff.Tensor<Scalar>

/// An operation of the reference engine as the toolkit asks for it: arrays in, arrays out.
struct CatalogueRow<Scalar: TensorScalar & GradientScalar>: Sendable, CustomTestStringConvertible {
  let operation: TensorOperation<Scalar>

  static var all: [CatalogueRow] { TensorOperation<Scalar>.all.map { Self(operation: $0) } }

  var testDescription: String { operation.name }

  // MARK: Points

  /// The row's own points, and three that are drawn.
  var points: [[Scalar]] { points(drawn: 3) { _ in true } }

  /// The row's own points, and drawn ones at which no derivative nearly cancels out.
  ///
  /// In `Float` a derivative that is much smaller than its neighbours has no digits that a difference could
  /// show. Which points these are is seen in `Double`.
  func points(
    withoutCancellationIn derivative: (CatalogueRow<Double>) -> ([Double]) throws -> [[Double]]
  ) throws -> [[Scalar]] {
    let twin = try #require(CatalogueRow<Double>.all.first { $0.operation.name == operation.name })
    return try points(drawn: 3) { point in
      let sizes = try derivative(twin)(point).flatMap { $0.map(abs) }.filter { $0 != 0 }
      return (sizes.min() ?? 1) > (sizes.max() ?? 0) / 64
    }
  }

  private func points(
    drawn count: Int, where isUsable: ([Double]) throws -> Bool
  ) rethrows -> [[Scalar]] {
    var generator = SeededGenerator(seed: 2026)
    var points = operation.samplePoints
    for _ in 0..<1000 where points.count < operation.samplePoints.count + count {
      let point = operation.randomPoint(using: &generator)
      if try isUsable(point) { points.append(point) }
    }
    #expect(points.count == operation.samplePoints.count + count, "too few usable points")
    return points.map { point in point.map { Scalar($0) } }
  }

  /// Uneven weights of alternating sign: with ±1, what is equal or opposite would cancel out.
  static func weights(_ count: Int) -> [Scalar] {
    (0..<count).map { ($0.isMultiple(of: 2) ? 1 : -1) * (1 + Scalar($0) / 7) }
  }

  // MARK: What is asked

  func value(_ x: [Scalar]) throws -> [Scalar] {
    try operation(joined: Values(x)).checked().scalars
  }

  /// The Jacobian by reverse mode, row by row.
  func jacobian(_ x: [Scalar]) throws -> [[Scalar]] {
    let matrix = try ReferenceAutodiff.jacobian(at: Values(x)) { operation(joined: $0) }
    return Self.rows(matrix.scalars, of: x.count)
  }

  func jvp(_ x: [Scalar], _ tangent: [Scalar]) throws -> [Scalar] {
    try ReferenceAutodiff.jvp(at: Values(x), along: Values(tangent)) { operation(joined: $0) }
      .derivative.scalars
  }

  func vjp(_ x: [Scalar], _ cotangent: [Scalar]) throws -> [Scalar] {
    let shape = try operation(joined: Values(x)).checked().shape
    let weights = Values(shape: shape, scalars: cotangent)
    return try ReferenceAutodiff.vjp(at: Values(x), cotangent: weights) { operation(joined: $0) }
      .gradient.scalars
  }

  /// The gradient of the energy.
  func gradient(_ x: [Scalar]) throws -> [Scalar] {
    try valueAndGradient(at: Values(x), of: energy).gradient.scalars
  }

  /// The second derivatives of the energy, row by row.
  func hessian(_ x: [Scalar]) throws -> [[Scalar]] {
    Self.rows(try ReferenceAutodiff.hessian(at: Values(x), of: energy).scalars, of: x.count)
  }

  /// One number of all values: Σ w·f·(1 + ¾f), so that what is linear has second derivatives, too.
  private func energy(_ x: Values<Scalar>) -> Values<Scalar> {
    let value = operation(joined: x)
    let weights = Values(shape: value.shape, scalars: (0..<value.count).map { 1 + Scalar($0) / 4 })
    return (weights * value * (1 + 0.75 * value)).sum()
  }

  private static func rows(_ entries: [Scalar], of length: Int) -> [[Scalar]] {
    stride(from: 0, to: entries.count, by: length).map { Array(entries[$0..<$0 + length]) }
  }
}
