import CLibrary

extension ElementaryFunction {
  /// Every elementary function, in the order of the manual.
  ///
  /// Derivatives are written so that they stay accurate in the tails (`sech²` rather than
  /// `1 - tanh²`) and follow these conventions where no derivative exists: `abs'(0) = 0`,
  /// `sign'(0) = 0`, `relu'(0) = 0`, `leakyrelu'(0) = 0.01`, `hypot` has the gradient (0, 0) at the
  /// origin, and `max` and `min` of equal arguments give each of them one half.
  public static let all: [ElementaryFunction] =
    trigonometric + hyperbolic + exponential + rootsAndPowers + piecewise + activations

  private static let trigonometric: [ElementaryFunction] = [
    unary("sin", samples: [-2, -0.5, 0, 1, 3], { sin($0) }, derivative: { x, _ in cos(x) }),
    unary("cos", samples: [-2, -0.5, 0, 1, 3], { cos($0) }, derivative: { x, _ in -sin(x) }),
    unary("tan", samples: [-1, -0.25, 0, 0.7, 2], { tan($0) }, derivative: { _, f in 1 + f * f }),
    unary(
      "asin", domain: Domain("-1 <= x <= 1") { x, _ in abs(x) <= 1 }, samples: [-0.8, 0, 0.3, 0.9],
      { asin($0) }, derivative: { x, _ in 1 / ((1 - x) * (1 + x)).squareRoot() },
      customaryLoss: { x, _ in lossOfReciprocalRoot(x) }),
    unary(
      "acos", domain: Domain("-1 <= x <= 1") { x, _ in abs(x) <= 1 }, samples: [-0.8, 0, 0.3, 0.9],
      { acos($0) }, derivative: { x, _ in -1 / ((1 - x) * (1 + x)).squareRoot() },
      customaryLoss: { x, _ in lossOfReciprocalRoot(x) }),
    unary(
      "atan", samples: [-20, -1, 0, 0.5, 3], { atan($0) }, derivative: { x, _ in 1 / (1 + x * x) }),
    // atan2(y, x): the first argument is the ordinate. Dividing twice by the radius cannot overflow.
    binary(
      "atan2", samples: [[1, 2], [-1, -2], [0.5, -3], [2, 0.1]], { y, x in atan2(y, x) },
      partialX: { y, x, _ in x / hypot(x, y) / hypot(x, y) },
      partialY: { y, x, _ in -y / hypot(x, y) / hypot(x, y) }),
    unary(
      "sinc", samples: [-2.5, -0.1, 0, 0.3, 1.5], sinc,
      derivative: { x, f in sincDerivative(x, f) },
      // (cos πx - sinc x)/x
      customaryLoss: { x, f in x == 0 ? 0 : (1 + abs(f)) / abs(x) }),
  ]

  private static let hyperbolic: [ElementaryFunction] = [
    unary("sinh", samples: [-3, -0.5, 0, 1, 4], { sinh($0) }, derivative: { x, _ in cosh(x) }),
    unary("cosh", samples: [-3, -0.5, 0, 1, 4], { cosh($0) }, derivative: { x, _ in sinh(x) }),
    unary(
      "tanh", samples: [-3, -0.5, 0, 1, 4], { tanh($0) },
      derivative: { x, f in
        abs(x) < 1 ? (1 - f) * (1 + f) : sechSquared(x)
      }, customaryLoss: { _, f in 2 * f * f }),  // 1 - f²
    unary(
      "asinh", samples: [-10, -0.5, 0, 1, 4], { asinh($0) }, derivative: { x, _ in 1 / hypot(1, x) }
    ),
    unary(
      "acosh", domain: Domain("x >= 1") { x, _ in x >= 1 }, samples: [1.2, 2, 10], { acosh($0) },
      derivative: { x, _ in 1 / ((x - 1).squareRoot() * (x + 1).squareRoot()) },
      customaryLoss: { x, _ in lossOfReciprocalRoot(x) }),
    unary(
      "atanh", domain: Domain("-1 < x < 1") { x, _ in abs(x) < 1 }, samples: [-0.8, 0, 0.3, 0.9],
      { atanh($0) }, derivative: { x, _ in 1 / ((1 - x) * (1 + x)) },
      customaryLoss: { x, _ in lossOfReciprocal(x) }),
  ]

  private static let exponential: [ElementaryFunction] = [
    unary("exp", samples: [-5, -0.5, 0, 1, 3], { exp($0) }, derivative: { _, f in f }),
    unary(
      "exp2", samples: [-5, -0.5, 0, 1, 3], { exp2($0) }, derivative: { _, f in f * naturalLogOf2 }),
    unary(
      "expm1", samples: [-5, -1e-3, 0, 1, 3], { expm1($0) }, derivative: { x, _ in exp(x) },
      customaryLoss: { _, f in abs(f) }),  // f + 1
    unary(
      "log", domain: positive, samples: [0.1, 1, 2.5, 30], { log($0) },
      derivative: { x, _ in 1 / x }),
    unary(
      "log2", domain: positive, samples: [0.1, 1, 2.5, 30], { log2($0) },
      derivative: { x, _ in 1 / (x * naturalLogOf2) }),
    unary(
      "log10", domain: positive, samples: [0.1, 1, 2.5, 30], { log10($0) },
      derivative: { x, _ in 1 / (x * naturalLogOf10) }),
    unary(
      "log1p", domain: Domain("x > -1") { x, _ in x > -1 }, samples: [-0.9, 0, 1e-3, 2.5],
      { log1p($0) }, derivative: { x, _ in 1 / (1 + x) }),
    // The square in exp(-x²) is rounded before the exponential multiplies its error.
    unary(
      "erf", samples: [-2, -0.3, 0, 1, 2.5], { erf($0) }, derivative: { x, _ in bell(x) },
      customaryLoss: { x, _ in x * x * bell(x) }),
    unary(
      "erfc", samples: [-2, -0.3, 0, 1, 2.5], { erfc($0) }, derivative: { x, _ in -bell(x) },
      customaryLoss: { x, _ in x * x * bell(x) }),
  ]

  private static let rootsAndPowers: [ElementaryFunction] = [
    unary(
      "sqrt", domain: Domain("x >= 0") { x, _ in x >= 0 }, samples: [0.01, 1, 2.5, 100],
      { $0.squareRoot() }, derivative: { _, f in 0.5 / f }),
    unary(
      "cbrt", samples: [-8, -0.3, 0.1, 2.5], { cbrt($0) }, derivative: { _, f in 1 / (3 * f * f) }),
    binary(
      "hypot", samples: [[3, 4], [-1, 0.5], [1e-3, 2]], { x, y in hypot(x, y) },
      partialX: { x, _, f in f == 0 ? 0 : x / f }, partialY: { _, y, f in f == 0 ? 0 : y / f }),
    binary(
      "pow", domain: Domain("x > 0, or x = 0 with y >= 0, or x < 0 with a whole y", powerIsReal),
      samples: [[2, 3], [0.5, -1.5], [3, 0.25], [1.5, 0]], { x, y in pow(x, y) },
      partialX: { x, y, _ in powerBasePartial(x, y) },
      partialY: { x, y, f in powerExponentPartial(x, y, f) }),
  ]

  private static let piecewise: [ElementaryFunction] = [
    unary(
      "abs", kinks: [0], samples: [-2, -0.1, 0.5, 3], { $0.magnitude },
      derivative: { x, _ in signum(x) }),
    unary(
      "sign", kinks: [0], samples: [-2, -0.1, 0.5, 3], signum,
      derivative: { x, _ in x.isNaN ? x : 0 }),
    // NaN in either argument comes out, unlike C's fmax. A kink lies wherever x = y.
    binary(
      "max", samples: [[1, 2], [2, 1], [-3, 0.5]], { x, y in x.isNaN ? x : x >= y ? x : y },
      partialX: { x, y, _ in greaterShare(x, y) }, partialY: { x, y, _ in greaterShare(y, x) },
      piece: greaterShare),
    binary(
      "min", samples: [[1, 2], [2, 1], [-3, 0.5]], { x, y in x.isNaN ? x : x <= y ? x : y },
      partialX: { x, y, _ in greaterShare(y, x) }, partialY: { x, y, _ in greaterShare(x, y) },
      piece: greaterShare),
  ]

  private static let activations: [ElementaryFunction] = [
    unary(
      "sigmoid", samples: [-6, -0.5, 0, 1, 4], sigmoid, derivative: { x, _ in sigmoidSlope(x) },
      customaryLoss: { _, f in f * f }),  // f(1 - f)
    unary("softplus", samples: [-6, -0.5, 0, 1, 4], softplus, derivative: { x, _ in sigmoid(x) }),
    unary(
      "relu", kinks: [0], samples: [-2, -0.1, 0.5, 3], { $0 > 0 || $0.isNaN ? $0 : 0 },
      derivative: { x, _ in x.isNaN ? x : x > 0 ? 1 : 0 }),
    unary(
      "leakyrelu", kinks: [0], samples: [-2, -0.1, 0.5, 3], { $0 > 0 ? $0 : 0.01 * $0 },
      derivative: { x, _ in x.isNaN ? x : x > 0 ? 1 : 0.01 }),
    // The exact form x·Φ(x), with Φ from erfc so that the left tail keeps its digits.
    unary(
      "gelu", samples: [-3, -0.5, 0, 1, 2.5], { $0 * normalDistribution($0) },
      derivative: { x, _ in normalDistribution(x) + x * normalDensity(x) },
      // Φ as (1 + erf(x/√2))/2
      customaryLoss: { x, _ in 0.5 + abs(x * x * x) * normalDensity(x) },
      customaryValueLoss: { x in 0.5 * abs(x) }),
  ]

  private static let positive = Domain("x > 0") { x, _ in x > 0 }
}
