import ReferenceAutodiff

/// The exercises of `Fixtures/lesson-2-exercises.json` as a student writes them with tensors.
///
/// Every program is written by hand from the exercise, not derived from the formula in the file; both
/// precisions share it.
enum ExercisePrograms<Scalar: TensorScalar> {
  typealias Inputs = ExerciseInputs<Scalar>
  typealias Output = Tensor<Scalar>
  typealias Program = (Inputs) -> Output

  /// All programs, by the identifier of their case; that of a Float case has `-float32` after it.
  static var all: [(id: String, program: Program)] { lesson + rules + losses + layers }

  private static var lesson: [(id: String, program: Program)] {
    [("2.1", polynomial), ("2.2", lineLoss), ("2.3", sineOfSquare)]
  }

  private static func polynomial(_ v: Inputs) -> Output {
    v.x ** 2 + v.y ** 2 + v.z ** 2 + 2 * v.x * v.y * v.z
  }

  private static func lineLoss(_ v: Inputs) -> Output {
    let prediction = v.w * v.x + v.b
    return MSELoss()(prediction, v.t)
  }

  private static func sineOfSquare(_ v: Inputs) -> Output { sin(v.x ** 2 + 1) }

  // MARK: Rules of differentiation

  private static var rules: [(id: String, program: Program)] {
    [
      ("sum-rule", cubic), ("product-rule", product), ("quotient-rule", quotient),
      ("power-of-two-variables", power), ("base-and-exponent", selfPower),
      ("exponential", bell), ("logarithm", logarithm), ("chain-of-three", chainOfThree),
      ("used-twice", usedTwice), ("stationary", parabola), ("relu-beside-its-kink", rectified),
      ("relu-at-its-kink", rectified), ("max-of-two", largerTimesFirst),
    ]
  }

  private static func cubic(_ v: Inputs) -> Output { v.x ** 3 - 2 * v.x ** 2 + 5 * v.x - 7 }

  private static func product(_ v: Inputs) -> Output { v.x ** 2 * exp(v.x) }

  private static func quotient(_ v: Inputs) -> Output { (v.x ** 2 + 1) / (v.x - v.y) }

  private static func power(_ v: Inputs) -> Output { v.x ** v.y }

  private static func selfPower(_ v: Inputs) -> Output { v.x ** v.x }

  private static func bell(_ v: Inputs) -> Output { exp(-(v.x ** 2) / 2) }

  private static func logarithm(_ v: Inputs) -> Output { log(v.x ** 2 + v.y) }

  private static func chainOfThree(_ v: Inputs) -> Output {
    let inner = sqrt(v.x ** 2 + 1)
    let middle = sin(inner)
    return exp(middle)
  }

  private static func usedTwice(_ v: Inputs) -> Output {
    let product = v.x * v.y
    return product + sin(product)
  }

  private static func parabola(_ v: Inputs) -> Output { (v.x - 1) ** 2 }

  private static func rectified(_ v: Inputs) -> Output { relu(v.v).sum() }

  private static func largerTimesFirst(_ v: Inputs) -> Output { max(v.x, v.y) * v.x }
}
