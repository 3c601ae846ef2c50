// Rows of what moves, repeats and joins elements.

extension TensorOperation {
  /// Operations that leave every element as it is.
  static var shapes: [TensorOperation] {
    let one: [Argument] = [.init([2, 3])]
    let samples = [[0.9, -1.3, 0.55, 1.7, -0.62, 1.15]]
    let two: [Argument] = [.init([2, 3]), .init([2, 3])]
    let both = [samples[0] + [-0.2, 0.8, 1.4, -1.9, 0.3, -0.7]]
    return [
      Self("reshaped", one, samples: samples) { x in x[0].reshaped(to: [3, -1]) },
      Self("permuted", [.init([1, 2, 3])], samples: samples) { x in x[0].permuted([2, 0, 1]) },
      Self("transposed", one, samples: samples) { x in x[0].transposed() },
      Self("broadcast", one, samples: samples) { x in x[0].broadcast(to: [2, 2, 3]) },
      Self("squeezed", [.init([2, 1, 3, 1])], samples: samples) { x in x[0].squeezed() },
      Self("unsqueezed", one, samples: samples) { x in x[0].unsqueezed(axis: 1) },
      Self("x[1]", one, samples: samples) { x in x[0][1] },
      Self("x[0, 2]", one, samples: samples) { x in x[0][0, 2] },
      Self("x[0..., 1]", one, samples: samples) { x in x[0][0..., 1] },
      Self("x[1..., ..<2]", one, samples: samples) { x in x[0][1..., ..<2] },
      Self("sliced", one, samples: samples) { x in x[0].sliced(1...2, axis: 1) },
      Self("taking", one, samples: samples) { x in x[0].taking([2, 0, 2, -1], axis: 1) },
      Self("taking rows", one, samples: samples) { x in x[0].taking([1, 1]) },
      Self("flipped", one, samples: samples) { x in x[0].flipped() },
      Self("flipped(axes: [1])", one, samples: samples) { x in x[0].flipped(axes: [1]) },
      Self("concatenate", two, samples: both) { x in Tensor.concatenate(x, axis: 1) },
      Self("stack", two, samples: both) { x in Tensor.stack(x, axis: -1) },
    ]
  }
}
