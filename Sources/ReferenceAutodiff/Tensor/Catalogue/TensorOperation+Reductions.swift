// Rows of what makes fewer numbers of many, and of what divides by such a number.

extension TensorOperation {
  private static var matrix: [Double] { [0.9, -1.3, 0.55, 1.7, -0.62, 1.15] }
  private static var other: [Double] { [-0.2, 0.8, 1.4, -1.9, 0.3, -0.7] }
  private static var real: [Argument] { [.init([2, 3])] }

  /// Reductions: of all elements, along an axis, and with the axes kept.
  static var reductions: [TensorOperation] {
    let ties = "where the extreme elements are equal: they share the derivative evenly"
    let origin = "where all elements are 0: the gradient is 0"
    let equal = "where all elements are equal: the gradient is 0"
    let samples = [matrix, other]
    return [
      Self("sum", real, samples: samples) { x in x[0].sum() },
      Self("sum(axes: [1])", real, samples: samples) { x in x[0].sum(axes: [1]) },
      Self("mean", real, samples: samples) { x in x[0].mean() },
      Self("mean(axes: [0])", real, samples: samples) { x in
        x[0].mean(axes: [0], keepDimensions: true)
      },
      Self("variance", real, samples: samples) { x in x[0].variance() },
      Self("variance(axes: [1])", real, samples: samples) { x in
        x[0].variance(axes: [1], correction: 0)
      },
      Self("standardDeviation", real, kinks: equal, samples: samples) { x in
        x[0].standardDeviation()
      },
      Self("standardDeviation(axes: [1])", real, kinks: equal, samples: samples) { x in
        x[0].standardDeviation(axes: [1], keepDimensions: true)
      },
      Self("prod", real, samples: samples) { x in x[0].prod() },
      Self("prod(axes: [1])", real, samples: samples) { x in x[0].prod(axes: [1]) },
      Self("max()", real, kinks: ties, samples: samples) { x in apart(x[0]).max() },
      Self("max(axes: [0])", real, kinks: ties, samples: samples) { x in
        apart(x[0]).max(axes: [0])
      },
      Self("min()", real, kinks: ties, samples: samples) { x in apart(x[0]).min() },
      Self("min(axes: [1])", real, kinks: ties, samples: samples) { x in
        apart(x[0]).min(axes: [1], keepDimensions: true)
      },
      Self("norm", real, kinks: origin, samples: samples) { x in x[0].norm() },
      Self("norm(axes: [1])", real, kinks: origin, samples: samples) { x in
        x[0].norm(axes: [1])
      },
    ]
  }

  /// Keeps elements from -2 to 2 apart by more than 1, so that no drawn point is close to a tie.
  private static func apart(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
    x + Tensor([[0, 15, 5], [25, 10, 20]])
  }

  /// Softmax and its kin, and running sums.
  static var normalisations: [TensorOperation] {
    let samples = [matrix, other]
    return [
      Self("logsumexp", real, samples: samples) { x in x[0].logsumexp() },
      Self("logsumexp(axes: [0])", real, samples: samples) { x in
        x[0].logsumexp(axes: [0], keepDimensions: true)
      },
      Self("softmax", real, samples: samples) { x in x[0].softmax() },
      Self("softmax(axis: 0)", real, samples: samples) { x in x[0].softmax(axis: 0) },
      Self("logSoftmax", real, samples: samples) { x in x[0].logSoftmax() },
      Self("logSoftmax(axis: 0)", real, samples: samples) { x in x[0].logSoftmax(axis: 0) },
      Self("cumulativeSum", real, samples: samples) { x in x[0].cumulativeSum() },
      Self("cumulativeSum(axis: 1)", real, samples: samples) { x in
        x[0].cumulativeSum(axis: 1)
      },
    ]
  }
}
