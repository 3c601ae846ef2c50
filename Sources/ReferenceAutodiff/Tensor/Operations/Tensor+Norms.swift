extension Tensor {
  /// Returns the square root of the sum of the squares: the Euclidean norm.
  ///
  /// The gradient is `x / norm`, and 0 where the norm is 0, by convention. Squares do not overflow or vanish:
  /// the norm of `[3e200, 4e200]` is 5e200. The parameters are those of ``sum(axes:keepDimensions:)``.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  public func norm(axes: [Int]? = nil, keepDimensions: Bool = false) -> Tensor {
    if error != nil { return self }
    do throws(TensorError) {
      let reduced = try Shape.axes(axes, of: shape, operation: "norm")
      // A power of two near the largest element: dividing by it rounds nothing. A constant, since the
      // norm does not depend on it. Not among the subnormal numbers, where the gradient would lose digits.
      let least = Scalar.leastNormalMagnitude.exponent + 30
      let peak = peaks(axes: reduced, of: Tensor(contents.map { $0.magnitude }))
      let scale = Tensor(
        peak.contents.map { peak in
          guard peak.isFinite, peak > 0 else { return 1 }
          return Scalar(
            sign: .plus, exponent: Swift.max(peak.exponent, least), significand: 1)
        })
      let scaled = self / scale
      let squares = (scaled * scaled).sum(axes: reduced, keepDimensions: true)
      let norm = squares.rootFlatAtZero() * scale
      return keepDimensions ? norm : norm.removing(axes: reduced)
    } catch {
      return Tensor(.failure(error))
    }
  }

  /// Returns the square root of the variance.
  ///
  /// Where all elements are equal the gradient is 0, by convention. The parameters are those of
  /// ``variance(axes:correction:keepDimensions:)``.
  public func standardDeviation(
    axes: [Int]? = nil, correction: Int = 1, keepDimensions: Bool = false
  ) -> Tensor {
    variance(axes: axes, correction: correction, keepDimensions: keepDimensions).rootFlatAtZero()
  }

  /// Returns √x, with derivative 0 at 0.
  @_specialize(where Scalar == Double)
  @_specialize(where Scalar == Float)
  private func rootFlatAtZero() -> Tensor {
    let mask = Mask(contents.elements.map { $0 != 0 })
    // The root of 1 stands in for that of 0: nothing comes back through the mask to its derivative.
    return sqrt(Tensor.apply("nonzero", self)).masked(by: mask)
  }

  /// Returns the largest of some constants along axes, which stay with length 1; 0 where there are none.
  func peaks(axes: [Int], of constants: Tensor) -> Tensor {
    let peaks = constants.max(axes: axes, keepDimensions: true)
    guard case .emptyTensor = peaks.error else { return peaks }
    var kept = shape
    for axis in axes { kept[axis] = 1 }
    return Tensor(zeros: kept)
  }
}
