import GradientTesting

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A model that keeps its parameters, their gradients and its last forward pass between calls, as frameworks do.
///
/// It fits `y = a exp(b x) + c` to data by least squares, with derivatives written by hand; with a mistake, if one is
/// ordered.
final class FittedCurve: ComponentIterable {
  enum Bug: Sendable {
    /// `zero_grad` is forgotten.
    case noReset
    /// The forward pass is kept, and not made anew where the parameters are others.
    case staleForwardPass
    /// The optimiser's step is taken inside of `backward`.
    case stepsInBackward
    /// Every forward pass counts itself in, as a running average does.
    case runningAverage
  }

  private let x = [0.0, 0.5, 1.0, 1.5]
  private let y = [1.1, 1.7, 2.6, 4.5]
  private let bug: Bug?
  private(set) var gradients = [0.0, 0.0, 0.0]
  private var forwardPass: (exponentials: [Double], errors: [Double])?
  private var passes = 0.0

  var parameters: [Double] {
    didSet { if bug != .staleForwardPass { forwardPass = nil } }
  }

  init(_ parameters: [Double], bug: Bug? = nil) {
    self.parameters = parameters
    self.bug = bug
  }

  func visitComponents(_ visitor: inout ComponentVisitor) {
    visitor.visit(&parameters, named: "parameters")
  }

  private func forward() -> (exponentials: [Double], errors: [Double]) {
    if let forwardPass { return forwardPass }
    let exponentials = x.map { exp(parameters[1] * $0) }
    let errors = zip(exponentials, y).map { parameters[0] * $0 + parameters[2] - $1 }
    forwardPass = (exponentials, errors)
    return (exponentials, errors)
  }

  /// The loss, which is always computed from scratch.
  func loss() -> Double {
    passes += 1
    let sum = zip(x, y).reduce(0) {
      let error = parameters[0] * exp(parameters[1] * $1.0) + parameters[2] - $1.1
      return $0 + error * error / Double(x.count)
    }
    return bug == .runningAverage ? sum * (1 - 1 / (passes + 1)) : sum
  }

  func backward() -> [Double] {
    if bug != .noReset { gradients = [0, 0, 0] }
    let (exponentials, errors) = forward()
    for index in x.indices {
      let slope = 2 * errors[index] / Double(x.count)
      gradients[0] += slope * exponentials[index]
      gradients[1] += slope * parameters[0] * exponentials[index] * x[index]
      gradients[2] += slope
    }
    if bug == .stepsInBackward {
      parameters = zip(parameters, gradients).map { $0 - 0.01 * $1 }
    }
    return gradients
  }
}
