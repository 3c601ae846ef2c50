// What an elementwise step hands back to an operand, in loops over elements: the rules of
// ``Elementwise``, with one pass over memory for the common ones.

extension Contents {
  /// Returns the share of a step's adjoint that goes to one operand, in that operand's shape.
  ///
  /// - Parameters:
  ///   - upstream: The adjoint; a number stands for equal elements, and so may the result.
  ///   - shape: The operand's shape.
  ///   - output: The step's shape.
  static func handOn(
    _ rule: Elementwise, _ argument: Int, _ upstream: Contents, _ a: Contents, _ b: Contents,
    _ f: Contents, to shape: [Int], of output: [Int]
  ) -> Contents {
    if shape.isEmpty, case .multiply = rule,
      let sum = dot(upstream, argument == 0 ? b : a, of: output)
    {
      return sum
    }
    let share = share(rule, argument, upstream, a, b, f)
    if shape == output { return share }
    // What broadcasting repeated is added up again.
    return Contents { () throws(TensorError) in
      try share.broadcast(to: output).sum(to: shape)
    }
  }

  private static func share(
    _ rule: Elementwise, _ argument: Int, _ upstream: Contents, _ a: Contents, _ b: Contents,
    _ f: Contents
  ) -> Contents {
    switch rule {
    case .add: return upstream
    case .subtract: return argument == 0 ? upstream : upstream.map { -$0 }
    case .negate: return upstream.map { -$0 }
    case .multiply: return zip(upstream, argument == 0 ? b : a, operation: "*") { $0 * $1 }
    case .square: return zip(upstream, a, operation: "*") { $0 * ($1 + $1) }
    case .divide where argument == 0: return zip(upstream, b, operation: "/") { $0 / $1 }
    case .unary(let row):
      let derivative = ElementaryFunction.Rows.rule(row).derivative
      return zip(upstream, a, f) { $0 * Scalar(derivative($1.widened, $2.widened)) }
    case .divide, .binary:
      return rule.handOn(argument, Tensor(upstream), Tensor(a), Tensor(b), Tensor(f)).contents
    }
  }

  /// Applies a function to the elements of an adjoint and of two blocks of one shape.
  @inline(__always)
  private static func zip(
    _ upstream: Contents, _ a: Contents, _ b: Contents,
    _ function: (Scalar, Scalar, Scalar) -> Scalar
  ) -> Contents {
    switch (upstream, a, b) {
    case (.failed, _, _): return upstream
    case (.number(let u), .number(let x), .number(let y)): return .number(function(u, x, y))
    default:
      let (x, y, u) = (a.elements, b.elements, upstream.elements)
      return x.withUnsafeBufferPointer { x in
        y.withUnsafeBufferPointer { y in
          if case .number(let u) = upstream {
            return generate(a.shape, x.count) { function(u, x[$0], y[$0]) }
          }
          return u.withUnsafeBufferPointer { u in
            generate(a.shape, x.count) { function(u[$0], x[$0], y[$0]) }
          }
        }
      }
    }
  }

  /// The sum of the products of an adjoint and a factor of a step's shape, without the products in
  /// memory; nil if they would have to be broadcast.
  private static func dot(_ upstream: Contents, _ factor: Contents, of shape: [Int]) -> Contents? {
    guard case .block(let factor) = factor, factor.shape == shape else { return nil }
    return factor.elements.withUnsafeBufferPointer { x in
      switch upstream {
      case .failed: return upstream
      case .number(let u): return .number(Scalar.total(x.count) { u * x[$0] })
      case .block(let upstream):
        guard upstream.shape == shape else { return nil }
        return upstream.elements.withUnsafeBufferPointer { u in
          .number(Scalar.total(x.count) { u[$0] * x[$0] })
        }
      }
    }
  }
}
