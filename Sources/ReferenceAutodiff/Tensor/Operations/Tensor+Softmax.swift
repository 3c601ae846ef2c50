extension Tensor {
  /// Returns log Σ exp(x), without overflow.
  ///
  /// Its gradient is the softmax. Where every element is -∞, or there is none, the value is -∞ with gradient 0,
  /// by convention. The parameters are those of ``sum(axes:keepDimensions:)``.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public func logsumexp(axes: [Int]? = nil, keepDimensions: Bool = false) -> Tensor {
    if error != nil { return self }
    do throws(TensorError) {
      let reduced = try Shape.axes(axes, of: shape, operation: "logsumexp")
      let peak = finitePeaks(axes: reduced)
      let sum = exp(self - peak).sum(axes: reduced, keepDimensions: true)
      // 1 stands in for a sum of 0, whose logarithm has no finite derivative; -∞ is added afterwards.
      let logarithm = log(Tensor.apply("nonzero", sum)) + peak
      let missing = Tensor(sum.contents.map { $0 == 0 ? -.infinity : 0 })
      let result = logarithm + missing
      return keepDimensions ? result : result.removing(axes: reduced)
    } catch {
      return Tensor(.failure(error))
    }
  }

  /// Returns exp(x) / Σ exp(x), the sum being along one axis, without overflow.
  ///
  /// NaN where every element along the axis is -∞, or one is ∞.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public func softmax(axis: Int = -1) -> Tensor {
    if error != nil { return self }
    do throws(TensorError) {
      let axes = try Shape.axes([axis], of: shape, operation: "softmax")
      let powers = exp(self - finitePeaks(axes: axes))
      return powers / powers.sum(axes: axes, keepDimensions: true)
    } catch {
      return Tensor(.failure(error))
    }
  }

  /// Returns x - log Σ exp(x), the sum being along one axis: the logarithm of ``softmax(axis:)``.
  ///
  /// Unlike `log(x.softmax())` it is finite where the softmax is too small for a number.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public func logSoftmax(axis: Int = -1) -> Tensor {
    if error != nil { return self }
    do throws(TensorError) {
      let axes = try Shape.axes([axis], of: shape, operation: "logSoftmax")
      let shifted = self - finitePeaks(axes: axes)
      return shifted - log(exp(shifted).sum(axes: axes, keepDimensions: true))
    } catch {
      return Tensor(.failure(error))
    }
  }

  /// The largest elements as constants, 0 in place of one that is not finite.
  ///
  /// Taking the same number from every element changes no softmax, so its derivative is not wanted.
  private func finitePeaks(axes: [Int]) -> Tensor {
    Tensor(peaks(axes: axes, of: detach()).contents.map { $0.isFinite ? $0 : 0 })
  }
}
