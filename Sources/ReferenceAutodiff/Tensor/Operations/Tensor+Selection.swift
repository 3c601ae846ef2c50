// Comparisons and what is chosen by them. The operators have a dot, as those of `SIMD` vectors have: they
// compare element by element, and an expression with `>` still means one `Bool` to the compiler.

/// Which elements stay; the others become 0, whatever they were.
final class Mask: Sendable {
  let keeps: [Bool]

  init(_ keeps: [Bool]) { self.keeps = keeps }
}

extension Tensor {
  /// Returns 1 where an element is greater than another, else 0: a constant, of shapes that broadcast.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public static func .> (a: Tensor, b: Tensor) -> Tensor { compare(a, b, ".>") { $0 > $1 } }

  /// Returns 1 where an element is less than another, else 0: a constant, of shapes that broadcast.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public static func .< (a: Tensor, b: Tensor) -> Tensor { compare(a, b, ".<") { $0 < $1 } }

  /// Returns 1 where an element is not less than another, else 0: a constant, of shapes that broadcast.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public static func .>= (a: Tensor, b: Tensor) -> Tensor { compare(a, b, ".>=") { $0 >= $1 } }

  /// Returns 1 where an element is not greater than another, else 0: a constant, of shapes that broadcast.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public static func .<= (a: Tensor, b: Tensor) -> Tensor { compare(a, b, ".<=") { $0 <= $1 } }

  /// Returns 1 where two elements are equal, else 0: a constant, of shapes that broadcast.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public static func .== (a: Tensor, b: Tensor) -> Tensor { compare(a, b, ".==") { $0 == $1 } }

  /// Returns 1 where two elements differ, else 0: a constant, of shapes that broadcast.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public static func .!= (a: Tensor, b: Tensor) -> Tensor { compare(a, b, ".!=") { $0 != $1 } }

  @inline(__always)
  private static func compare(
    _ a: Tensor, _ b: Tensor, _ operation: String, _ holds: (Scalar, Scalar) -> Bool
  ) -> Tensor {
    Tensor(Contents.zip(a.contents, b.contents, operation: operation) { holds($0, $1) ? 1 : 0 })
  }

  /// Returns the elements of `a` where the condition is not 0, and those of `b` where it is.
  ///
  /// All three broadcast. The gradient flows to the chosen elements only; nothing flows to the condition.
  /// What is not chosen may be infinite or NaN. But its own derivative is still computed, and 0 times an infinite
  /// one is NaN: `Tensor.where(x .> 0, sqrt(x), 0)` has the gradient NaN at 0. Choose the argument instead:
  /// `sqrt(Tensor.where(x .> 0, x, 1))`.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public static func `where`(_ condition: Tensor, _ a: Tensor, _ b: Tensor) -> Tensor {
    for operand in [condition, a, b] where operand.error != nil { return operand }
    do throws(TensorError) {
      let pair = try Shape.broadcast(a.shape, b.shape, operation: "where")
      let shape = try Shape.broadcast(condition.shape, pair, operation: "where")
      _ = try Shape.count(shape)
      let keeps = try condition.contents.broadcast(to: shape).elements.map { $0 != 0 }
      return a.broadcast(to: shape).masked(by: Mask(keeps))
        + b.broadcast(to: shape).masked(by: Mask(keeps.map { !$0 }))
    } catch {
      return Tensor(.failure(error))
    }
  }

  /// Puts 0 in the place of elements that the mask does not keep; it has as many as the tensor.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  func masked(by mask: Mask) -> Tensor {
    if error != nil { return self }
    let elements = Swift.zip(contents.elements, mask.keeps).map { $1 ? $0 : 0 }
    return Tape.record(.mask(mask), Contents(shape, elements), self)
  }

  /// Returns the tensor with elements outside a range moved to its ends; see ``clamp(_:min:max:)``.
  public func clamped(to range: ClosedRange<Scalar>) -> Tensor {
    clamp(self, min: range.lowerBound, max: range.upperBound)
  }
}

/// Returns x with elements below `min` replaced by it, and then those above `max` by that.
///
/// The derivative is 1 between the bounds and at them, as in PyTorch, and 0 outside. NaN stays NaN.
///
/// - Parameters:
///   - x: The argument, of any shape.
///   - min: The lower bound; nil for none.
///   - max: The upper bound; nil for none. Where it is below `min`, everything becomes `max`.
public func clamp<Scalar>(
  _ x: Tensor<Scalar>, min: Scalar? = nil, max: Scalar? = nil
) -> Tensor<Scalar> {
  var clamped = x
  if let min {
    let bound = Tensor(min)
    clamped = Tensor.where(clamped .< bound, bound, clamped)
  }
  if let max {
    let bound = Tensor(max)
    clamped = Tensor.where(clamped .> bound, bound, clamped)
  }
  return clamped
}
