/// The mean squared error, as an object that is called: `MSELoss()(yPred, yTrue)`.
public struct MSELoss: Sendable {
  /// Creates the loss.
  public init() {}

  /// Returns the mean of the squared differences; shapes broadcast.
  @inlinable
  public func callAsFunction<Scalar>(
    _ prediction: Tensor<Scalar>, _ truth: Tensor<Scalar>
  ) -> Tensor<Scalar> {
    let loss = meanSquaredError(prediction.erased, truth.erased, isSingle: Scalar.isSingle)
    return loss.map { Tensor($0) } ?? ((prediction - truth) ** 2).mean()
  }
}

/// Returns the loss by one pass over memory, or nil for shapes that are not equal, and for numbers.
@usableFromInline
func meanSquaredError(_ a: AnyTensor, _ b: AnyTensor, isSingle: Bool) -> AnyTensor? {
  isSingle
    ? Tensor<Float>.meanSquaredError(Tensor(a), Tensor(b))?.erased
    : Tensor<Double>.meanSquaredError(Tensor(a), Tensor(b))?.erased
}

extension Tensor {
  /// Computes the gradient together with the value, while the differences are at hand.
  ///
  /// A mean square takes as long as memory takes to deliver both operands; a second pass over them for
  /// the gradient would double that.
  fileprivate static func meanSquaredError(_ a: Tensor, _ b: Tensor) -> Tensor? {
    guard case .block(let p) = a.contents, case .block(let y) = b.contents, p.shape == y.shape,
      p.count > 0
    else { return nil }
    let count = Scalar(p.count)
    return p.elements.withUnsafeBufferPointer { p in
      y.elements.withUnsafeBufferPointer { y in
        guard (a.requiresGrad || b.requiresGrad) && Recording.isOn else {
          let sum = Scalar.total(p.count) { i in
            let difference = p[i] - y[i]
            return difference * difference
          }
          return Tensor(constant: sum / count)
        }
        var sum: Scalar = 0
        var gradient: [Scalar] = SpareElements.take(p.count)
        gradient.withUnsafeMutableBufferPointer { buffer in
          guard let g = buffer.baseAddress else { return }
          let factor = 2 / count
          sum = Scalar.total(p.count) { i in
            let difference = p[i] - y[i]
            g[i] = factor * difference
            return difference * difference
          }
        }
        return Tape.record(
          .meanSquaredError, .number(sum / count), a, b, saving: Block(a.shape, gradient))
      }
    }
  }
}
