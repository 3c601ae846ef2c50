// Derivatives of the elementary functions as expressions of tensors, for derivatives of derivatives.
// First derivatives come from the functions' rows; the tests hold each of these against its row.

extension Tensor {
  /// The derivative of a one-argument function at x as an expression, where its value is f.
  static func derivativeExpression(_ row: Int16, _ x: Tensor, _ f: Tensor) -> Tensor {
    switch ElementaryFunction.Rows.name(row) {
    case "sin": return cos(x)
    case "cos": return -sin(x)
    case "tan": return 1 + f * f
    case "asin": return 1 / sqrt((1 - x) * (1 + x))
    case "acos": return -1 / sqrt((1 - x) * (1 + x))
    case "atan": return 1 / (1 + x * x)
    case "sinc": return apply("sinc'", x)
    case "sinh": return cosh(x)
    case "cosh": return sinh(x)
    case "tanh":
      let c = cosh(x)
      return 1 / (c * c)
    case "asinh": return 1 / hypot(x, 1)
    case "acosh": return 1 / (sqrt(x - 1) * sqrt(x + 1))
    case "atanh": return 1 / ((1 - x) * (1 + x))
    case "exp": return f
    case "exp2": return f * Tensor(Scalar(naturalLogOf2))
    case "expm1": return exp(x)
    case "log": return 1 / x
    case "log2": return 1 / (x * Tensor(Scalar(naturalLogOf2)))
    case "log10": return 1 / (x * Tensor(Scalar(naturalLogOf10)))
    case "log1p": return 1 / (1 + x)
    case "erf": return bell(x)
    case "erfc": return -bell(x)
    case "sqrt": return 0.5 / f
    case "cbrt": return 1 / (3 * f * f)
    case "abs": return apply("sign", x)
    case "sign", "step": return Tensor(.number(0))
    case "nonzero": return Tensor(.number(1))
    case "sigmoid": return sigmoid(x) * sigmoid(-x)
    case "softplus": return sigmoid(x)
    case "relu": return apply("step", x)
    case "leakyrelu": return 0.01 + 0.99 * apply("step", x)
    case "gelu":
      let half = Tensor(Scalar(0.5.squareRoot()))
      let density = exp(-(x * x) / 2) * Tensor(Scalar(0.398942280401432677939946059934))
      return 0.5 * erfc(-x * half) + x * density
    case let name: return Tensor(.failure(.noSecondDerivative(function: name)))
    }
  }

  /// A partial derivative of a two-argument function as an expression, where its value is f.
  static func partialExpression(
    _ argument: Int, _ row: Int16, _ x: Tensor, _ y: Tensor, _ f: Tensor
  ) -> Tensor {
    switch (ElementaryFunction.Rows.name(row), argument) {
    case ("atan2", 0): return y / hypot(x, y) / hypot(x, y)
    case ("atan2", _): return -x / hypot(x, y) / hypot(x, y)
    case ("hypot", 0): return x / apply("nonzero", f)
    case ("hypot", _): return y / apply("nonzero", f)
    case ("pow", 0): return y * pow(apply("base of slope", x, y), y - 1)
    case ("pow", _): return f * log(apply("base of log", x, y))
    case ("max", 0), ("min", 1): return apply("share of max", x, y)
    case ("max", _), ("min", _): return apply("share of max", y, x)
    case ("share of max", _): return Tensor(.number(0))
    case ("base of slope", let argument), ("base of log", let argument):
      return Tensor(.number(argument == 0 ? 1 : 0))
    case (let name, _): return Tensor(.failure(.noSecondDerivative(function: name)))
    }
  }

  /// The derivative of erf, 2/√π · exp(-x²).
  private static func bell(_ x: Tensor) -> Tensor {
    exp(-(x * x)) * Tensor(Scalar(1.12837916709551257389615890312))
  }
}
