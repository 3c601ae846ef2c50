// Losses as objects that are called, with PyTorch's names: `HuberLoss(delta: 2)(prediction, truth)`. All
// of them are means.

/// The mean absolute error, as an object that is called: `L1Loss()(prediction, truth)`.
public struct L1Loss: Sendable {
  /// Creates the loss.
  public init() {}

  /// Returns the mean of the absolute differences; shapes broadcast.
  ///
  /// Where prediction and truth are equal the derivative is 0.
  public func callAsFunction<Scalar>(
    _ prediction: Tensor<Scalar>, _ truth: Tensor<Scalar>
  ) -> Tensor<Scalar> {
    abs(prediction - truth).mean()
  }
}

/// A squared error that becomes an absolute one for large differences.
///
/// ```text
/// d²/2 where |d| ≤ δ, else δ·(|d| - δ/2)
/// ```
public struct HuberLoss: Sendable {
  /// The difference up to which the error is a square.
  public let delta: Double

  /// Creates the loss; with a `delta` that is not positive it has no value.
  public init(delta: Double = 1) { self.delta = delta }

  /// Returns the mean of the losses of the differences; shapes broadcast.
  ///
  /// The derivative is continuous. Where |d| = δ the second one is that of the square.
  public func callAsFunction<Scalar>(
    _ prediction: Tensor<Scalar>, _ truth: Tensor<Scalar>
  ) -> Tensor<Scalar> {
    guard delta > 0 else {
      let why = "delta must be positive, and it is \(delta)"
      return Tensor(.failure(.invalidArgument(operation: "HuberLoss", why: why)))
    }
    let difference = prediction - truth
    let bound = Scalar(delta)
    // With c = d inside and ±δ outside, both branches are c·(d - c/2).
    let clamped = clamp(difference, min: -bound, max: bound)
    return (clamped * (difference - 0.5 * clamped)).mean()
  }
}

/// The cross entropy of two classes, from logits: the sigmoid is part of it.
public struct BCEWithLogitsLoss: Sendable {
  /// Creates the loss.
  public init() {}

  /// Returns the mean of `-t·log σ(x) - (1-t)·log(1 - σ(x))`; shapes broadcast.
  ///
  /// - Parameters:
  ///   - logits: The x, any numbers: neither large ones nor confident predictions lose digits.
  ///   - targets: The t, probabilities of the class from 0 to 1. They have a gradient, too.
  public func callAsFunction<Scalar>(
    _ logits: Tensor<Scalar>, _ targets: Tensor<Scalar>
  ) -> Tensor<Scalar> {
    // -log σ(x) is softplus(-x). Both terms are positive, so that nothing cancels.
    (targets * softplus(-logits) + (1 - targets) * softplus(logits)).mean()
  }
}

/// The negative logarithm of the right class's probability, given the logarithms.
public struct NLLLoss: Sendable {
  /// Creates the loss.
  public init() {}

  /// Returns the mean of `-logProbabilities[i, targets[i]]`.
  ///
  /// - Parameters:
  ///   - logProbabilities: One row for each example, one column for each class.
  ///   - targets: The number of each example's class.
  /// - Returns: A single number; a tensor that carries an error if the shapes do not fit, or a target is not a
  ///   class: ``TensorError/indexOutOfRange(index:axis:shape:)``.
  public func callAsFunction<Scalar>(
    _ logProbabilities: Tensor<Scalar>, _ targets: [Int]
  ) -> Tensor<Scalar> {
    -logProbabilities.chosen(targets, operation: "NLLLoss").mean()
  }
}

/// The cross entropy of several classes, from logits: the softmax is part of it.
public struct CrossEntropyLoss: Sendable {
  /// Creates the loss.
  public init() {}

  /// Returns the mean of `-log softmax(logits[i])[targets[i]]`.
  ///
  /// - Parameters:
  ///   - logits: One row for each example, one column for each class.
  ///   - targets: The number of each example's class.
  /// - Returns: A single number, or an error, as for ``NLLLoss``.
  public func callAsFunction<Scalar>(
    _ logits: Tensor<Scalar>, _ targets: [Int]
  ) -> Tensor<Scalar> {
    let operation = "CrossEntropyLoss"
    if let error = logits.misfit(of: targets, operation: operation) {
      return Tensor(.failure(error))
    }
    return -logits.logSoftmax(axis: 1).chosen(targets, operation: operation).mean()
  }
}

extension Tensor {
  /// Returns the element of each row in the column that is named for it.
  fileprivate func chosen(_ columns: [Int], operation: String) -> Tensor {
    if let error = misfit(of: columns, operation: operation) { return Tensor(.failure(error)) }
    let places = columns.indices.map { $0 * shape[1] + columns[$0] }
    return gathered(by: IndexMap(from: shape, to: [columns.count], places: places))
  }

  /// The reason why columns of a matrix's rows cannot be chosen, if there is one.
  fileprivate func misfit(of columns: [Int], operation: String) -> TensorError? {
    if let error { return error }
    guard shape.count == 2, shape[0] == columns.count else {
      return .invalidArgument(
        operation: operation,
        why: "\(columns.count) targets need the shape [\(columns.count), classes], not \(shape)")
    }
    guard let odd = columns.first(where: { $0 < 0 || $0 >= shape[1] }) else { return nil }
    return .indexOutOfRange(index: "\(odd)", axis: 1, shape: shape)
  }
}
