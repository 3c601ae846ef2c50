// Rows of products of matrices and vectors, and of losses.

extension TensorOperation {
  private static var six: [Double] { [0.9, -1.3, 0.55, 1.7, -0.62, 1.15] }
  private static var others: [Double] { [-0.2, 0.8, 1.4, -1.9, 0.3, -0.7] }

  /// Products of vectors, matrices and stacks of matrices.
  static var products: [TensorOperation] {
    [
      Self("matmul", [.init([2, 3]), .init([3, 2])], samples: [six + others]) { x in
        x[0].matmul(x[1])
      },
      Self("matmul with a vector", [.init([2, 3]), .init([3])], samples: [six + [2, -1, 0.5]]) {
        x in x[0].matmul(x[1])
      },
      Self("matmul of a vector", [.init([2]), .init([2, 3])], samples: [[2, -1] + six]) { x in
        x[0].matmul(x[1])
      },
      Self("matmul of stacks", [.init([2, 1, 3]), .init([2, 3, 1])], samples: [six + others]) {
        x in x[0].matmul(x[1])
      },
      Self(
        "matmul of stacks that broadcast", [.init([2, 1, 1, 2]), .init([3, 2, 1])],
        samples: [[2, -1, 0.5, 1.2] + six]
      ) { x in x[0].matmul(x[1]) },
      Self(
        "matmul of a stack and a matrix", [.init([3, 1, 2]), .init([2, 2])],
        samples: [six + [2, -1, 0.5, 1.2]]
      ) { x in x[0].matmul(x[1]) },
      Self(
        "matmul of a vector and a stack", [.init([2]), .init([3, 2, 1])], samples: [[2, -1] + six]
      ) { x in x[0].matmul(x[1]) },
      Self("dot", [.init([6]), .init([6])], samples: [six + others]) { x in x[0].dot(x[1]) },
      Self("outer", [.init([2]), .init([3])], samples: [[2, -1, 0.9, -1.3, 0.4]]) { x in
        x[0].outer(x[1])
      },
    ]
  }

  /// Losses, as functions of the prediction and, where it is made of numbers, of the truth.
  static var losses: [TensorOperation] {
    let pair: [Argument] = [.init([2, 3]), .init([2, 3])]
    let (near, far) = (six + six.map { $0 / 2 }, six + others.map { $0 + 3 })
    return [
      Self("MSELoss", pair, samples: [six + others]) { x in MSELoss()(x[0], x[1]) },
      Self(
        "L1Loss", [.init([2, 3], in: 0.1..<2), .init([2, 3], in: -2 ..< -0.1)],
        kinks: "where prediction and truth are equal: the derivative is 0", samples: [six + others]
      ) { x in L1Loss()(x[0], x[1]) },
      // All differences are below 0.8; the joint is at 1, and there the second derivative jumps.
      Self(
        "HuberLoss", [.init([2, 3], in: -0.4..<0.4), .init([2, 3], in: -0.4..<0.4)],
        kinks: "where they differ by delta: the second derivative is that of the square",
        samples: [near, far]
      ) { x in HuberLoss()(x[0], x[1]) },
      // And here all are above 0.6, so that the loss is a line on each side.
      Self(
        "HuberLoss(delta: 0.5)", [.init([2, 3], in: 0.3..<2), .init([2, 3], in: -2 ..< -0.3)],
        kinks: "where they differ by delta: the second derivative is that of the square",
        samples: [far]
      ) { x in HuberLoss(delta: 0.5)(x[0], x[1]) },
      Self(
        "BCEWithLogitsLoss", [.init([3], in: -3..<3), .init([3], in: 0..<1)],
        samples: [[0.9, -1.3, 0.55, 1, 0, 0.2]]
      ) { x in BCEWithLogitsLoss()(x[0], x[1]) },
      Self("CrossEntropyLoss", [.init([2, 3], in: -3..<3)], samples: [six, others]) { x in
        CrossEntropyLoss()(x[0], [2, 0])
      },
      Self("NLLLoss", [.init([2, 3], in: -3 ..< -0.1)], samples: [six, others]) { x in
        NLLLoss()(x[0], [1, 1])
      },
    ]
  }
}
