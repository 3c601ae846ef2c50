import ReferenceAutodiff

extension ExercisePrograms {
  static var losses: [(id: String, program: Program)] {
    [
      ("mean-of-squares", meanOfSquares),
      ("variance", meanSquareDeviation), ("mse", mse), ("sum-instead-of-mean", lineSum),
      ("ridge", ridge), ("l1", l1), ("huber", huber), ("bce", bce),
      ("bce-with-logits", bceWithLogits), ("cross-entropy", crossEntropy),
      ("softmax", weightedSoftmax),
    ]
  }

  private static func meanOfSquares(_ v: Inputs) -> Output { (v.v ** 2).mean() }

  private static func meanSquareDeviation(_ v: Inputs) -> Output {
    let deviation = v.v - v.v.mean()
    return (deviation ** 2).mean()
  }

  private static func mse(_ v: Inputs) -> Output { MSELoss()(v.p, v.t) }

  private static func lineSum(_ v: Inputs) -> Output { ((v.w * v.x + v.b - v.t) ** 2).sum() }

  private static func ridge(_ v: Inputs) -> Output {
    let loss = ((v.w * v.x + v.b - v.t) ** 2).mean()
    let penalty = 0.1 * v.w ** 2
    return loss + penalty
  }

  private static func l1(_ v: Inputs) -> Output { abs(v.p - v.t).mean() }

  /// Half the square up to 1, and linear beyond: with c = min(|r|, 1), it is c·(|r| - c/2).
  private static func huber(_ v: Inputs) -> Output {
    let residual = abs(v.p - v.t)
    let clipped = min(residual, 1)
    return (clipped * (residual - clipped / 2)).mean()
  }

  private static func bce(_ v: Inputs) -> Output {
    -(v.t * log(v.p) + (1 - v.t) * log(1 - v.p)).mean()
  }

  private static func bceWithLogits(_ v: Inputs) -> Output { (softplus(v.z) - v.t * v.z).mean() }

  private static func crossEntropy(_ v: Inputs) -> Output { log(exp(v.z).sum()) - v.z[2] }

  private static func weightedSoftmax(_ v: Inputs) -> Output {
    let weights = exp(v.z)
    return (weights / weights.sum() * v.c).sum()
  }

  // MARK: Vectors, matrices, layers

  static var layers: [(id: String, program: Program)] {
    [
      ("neuron", neuron), ("regression", regression), ("layer", layer),
      ("two-layers", twoLayers), ("matrix-times-itself", squaredMatrix),
    ]
  }

  private static func neuron(_ v: Inputs) -> Output { sigmoid(v.w * v.x + v.b) }

  private static func regression(_ v: Inputs) -> Output {
    MSELoss()(v.X.matmul(v.w) + v.b, v.t)
  }

  private static func layer(_ v: Inputs) -> Output {
    MSELoss()(v.W.matmul(v.x) + v.b, v.t)
  }

  private static func twoLayers(_ v: Inputs) -> Output {
    let hidden = relu(v.W.matmul(v.x) + v.c)
    return tanh(v.u.matmul(hidden))
  }

  private static func squaredMatrix(_ v: Inputs) -> Output { v.A.matmul(v.A).sum() }
}
