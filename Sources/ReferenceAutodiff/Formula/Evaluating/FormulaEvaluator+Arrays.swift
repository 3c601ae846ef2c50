extension FormulaEvaluator {
  /// Returns the gradient of the outputs' weighted sum by reverse mode, and the size of its terms.
  ///
  /// - Parameters:
  ///   - point: A value for each input.
  ///   - cotangent: A weight for each output.
  /// - Returns: For each input the derivative, and the sum of the absolute terms it was added up from.
  public func gradientAndScale(
    at point: [Double], cotangent: [Double]
  ) -> (gradient: [Double], scale: [Double]) {
    var gradient = [Double](repeating: 0, count: point.count)
    var scale = gradient
    point.withUnsafeBufferPointer { point in
      cotangent.withUnsafeBufferPointer { cotangent in
        gradient.withUnsafeMutableBufferPointer { gradient in
          scale.withUnsafeMutableBufferPointer { scale in
            self.gradient(at: point, cotangent: cotangent, into: gradient, scale: scale)
          }
        }
      }
    }
    return (gradient, scale)
  }
}
