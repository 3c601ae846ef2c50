import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A function written once for `Double` and once for `Float`, with its derivative in closed form.
struct KnownFunction: Sendable, CustomTestStringConvertible {
  let name: String
  let x: Double
  let double: @Sendable (Double) -> Double
  let single: @Sendable (Float) -> Float
  let slope: @Sendable (Double) -> Double

  var testDescription: String { "\(name) at \(x)" }

  init(
    _ name: String, at x: Double, _ double: @escaping @Sendable (Double) -> Double,
    _ single: @escaping @Sendable (Float) -> Float,
    slope: @escaping @Sendable (Double) -> Double
  ) {
    (self.name, self.x, self.double, self.single, self.slope) = (name, x, double, single, slope)
  }

  static let all: [KnownFunction] = polynomials + elementary + composed

  private static let polynomials: [KnownFunction] = [
    .init("x", at: 0.3, { $0 }, { $0 }, slope: { _ in 1 }),
    .init("x", at: 0, { $0 }, { $0 }, slope: { _ in 1 }),
    .init("3x - 7", at: -12.5, { 3 * $0 - 7 }, { 3 * $0 - 7 }, slope: { _ in 3 }),
    .init("x²", at: 3, { $0 * $0 }, { $0 * $0 }, slope: { 2 * $0 }),
    .init("x² + 1", at: 0.001, { $0 * $0 + 1 }, { $0 * $0 + 1 }, slope: { 2 * $0 }),
    .init("x³", at: -2, { $0 * $0 * $0 }, { $0 * $0 * $0 }, slope: { 3 * $0 * $0 }),
    .init(
      "3x³ - 2x² + 5x - 7", at: 1.5, { ((3 * $0 - 2) * $0 + 5) * $0 - 7 },
      { ((3 * $0 - 2) * $0 + 5) * $0 - 7 }, slope: { (9 * $0 - 4) * $0 + 5 }),
    .init("x¹⁰", at: 1.25, { pow($0, 10) }, { pow($0, 10) }, slope: { 10 * pow($0, 9) }),
    .init("1/x", at: 0.2, { 1 / $0 }, { 1 / $0 }, slope: { -1 / ($0 * $0) }),
    .init("1/x", at: -40, { 1 / $0 }, { 1 / $0 }, slope: { -1 / ($0 * $0) }),
    .init(
      "1/x²", at: 0.03, { 1 / ($0 * $0) }, { 1 / ($0 * $0) }, slope: { -2 / ($0 * $0 * $0) }),
    .init(
      "x/(1+x²)", at: 2, { $0 / (1 + $0 * $0) }, { $0 / (1 + $0 * $0) },
      slope: { (1 - $0 * $0) / ((1 + $0 * $0) * (1 + $0 * $0)) }),
  ]

  private static let elementary: [KnownFunction] = [
    .init("sin", at: 1, { sin($0) }, { sin($0) }, slope: { cos($0) }),
    .init("sin", at: 100, { sin($0) }, { sin($0) }, slope: { cos($0) }),
    .init("cos", at: -0.5, { cos($0) }, { cos($0) }, slope: { -sin($0) }),
    .init("tan", at: 1.2, { tan($0) }, { tan($0) }, slope: { 1 / (cos($0) * cos($0)) }),
    .init("asin", at: 0.6, { asin($0) }, { asin($0) }, slope: { 1 / (1 - $0 * $0).squareRoot() }),
    .init(
      "acos", at: -0.9, { acos($0) }, { acos($0) }, slope: { -1 / (1 - $0 * $0).squareRoot() }),
    .init("atan", at: 3, { atan($0) }, { atan($0) }, slope: { 1 / (1 + $0 * $0) }),
    .init("sinh", at: 1.5, { sinh($0) }, { sinh($0) }, slope: { cosh($0) }),
    .init("cosh", at: -0.7, { cosh($0) }, { cosh($0) }, slope: { sinh($0) }),
    .init("tanh", at: 0.8, { tanh($0) }, { tanh($0) }, slope: { 1 / (cosh($0) * cosh($0)) }),
    .init("asinh", at: 2, { asinh($0) }, { asinh($0) }, slope: { 1 / (1 + $0 * $0).squareRoot() }),
    .init("exp", at: 1, { exp($0) }, { exp($0) }, slope: { exp($0) }),
    .init("exp", at: -20, { exp($0) }, { exp($0) }, slope: { exp($0) }),
    .init("exp", at: 30, { exp($0) }, { exp($0) }, slope: { exp($0) }),
    .init("log", at: 3, { log($0) }, { log($0) }, slope: { 1 / $0 }),
    .init("log", at: 0.01, { log($0) }, { log($0) }, slope: { 1 / $0 }),
    .init("log1p", at: 0.25, { log1p($0) }, { log1p($0) }, slope: { 1 / (1 + $0) }),
    .init("expm1", at: 0.1, { expm1($0) }, { expm1($0) }, slope: { exp($0) }),
    .init(
      "√", at: 2, { $0.squareRoot() }, { $0.squareRoot() }, slope: { 0.5 / $0.squareRoot() }),
    .init("∛", at: 5, { cbrt($0) }, { cbrt($0) }, slope: { cbrt($0) / (3 * $0) }),
    .init(
      "erf", at: 0.4, { erf($0) }, { erf($0) },
      slope: { 2 / Double.pi.squareRoot() * exp(-$0 * $0) }),
  ]

  private static let composed: [KnownFunction] = [
    .init(
      "sin(x² + 1)", at: 3, { sin($0 * $0 + 1) }, { sin($0 * $0 + 1) },
      slope: { 2 * $0 * cos($0 * $0 + 1) }),
    .init(
      "exp(sin x)", at: 2, { exp(sin($0)) }, { exp(sin($0)) }, slope: { cos($0) * exp(sin($0)) }),
    .init("x log x", at: 0.4, { $0 * log($0) }, { $0 * log($0) }, slope: { log($0) + 1 }),
    .init("x sin x", at: 7, { $0 * sin($0) }, { $0 * sin($0) }, slope: { sin($0) + $0 * cos($0) }),
    .init(
      "sigmoid", at: 1.5, { 1 / (1 + exp(-$0)) }, { 1 / (1 + exp(-$0)) },
      slope: { 1 / (2 + exp($0) + exp(-$0)) }),
    .init(
      "softplus", at: -1, { log1p(exp($0)) }, { log1p(exp($0)) }, slope: { 1 / (1 + exp(-$0)) }),
    .init(
      "exp(-x²)", at: 0.75, { exp(-$0 * $0) }, { exp(-$0 * $0) },
      slope: { -2 * $0 * exp(-$0 * $0) }),
    .init("sin 50x", at: 0.3, { sin(50 * $0) }, { sin(50 * $0) }, slope: { 50 * cos(50 * $0) }),
    .init(
      "xˣ", at: 1.7, { pow($0, $0) }, { pow($0, $0) }, slope: { pow($0, $0) * (log($0) + 1) }),
    .init(
      "1/(1 + 1000x²)", at: 0.05, { 1 / (1 + 1000 * $0 * $0) }, { 1 / (1 + 1000 * $0 * $0) },
      slope: { u in
        let q = 1 + 1000 * u * u
        return -2000 * u / (q * q)
      }),
    .init(
      "1e10·cos x", at: 1, { 1e10 * cos($0) }, { 1e10 * cos($0) }, slope: { -1e10 * sin($0) }),
    .init(
      "1e-10·atan x", at: 1, { 1e-10 * atan($0) }, { 1e-10 * atan($0) },
      slope: { 1e-10 / (1 + $0 * $0) }),
  ]
}
