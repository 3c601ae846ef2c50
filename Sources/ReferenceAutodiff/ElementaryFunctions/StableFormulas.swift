import CLibrary

// Values and derivatives that the textbook expression would spoil by cancellation or overflow.
// They are ordinary functions of numbers; the table of elementary functions names them.

let naturalLogOf2 = 0.693147180559945309417232121458
let naturalLogOf10 = 2.30258509299404568401799145468

/// Returns -1, 0 or 1, and NaN for NaN.
func signum(_ x: Double) -> Double { x > 0 ? 1 : x < 0 ? -1 : x.isNaN ? x : 0 }

/// The logistic function; the exponential's argument is never positive, so nothing overflows.
func sigmoid(_ x: Double) -> Double {
  if x >= 0 { return 1 / (1 + exp(-x)) }
  let e = exp(x)
  return e / (1 + e)
}

/// The derivative of the logistic function.
///
/// The usual `s(1 - s)` loses every digit for large positive x, where s rounds to 1.
func sigmoidSlope(_ x: Double) -> Double {
  let e = exp(-abs(x))
  return e / ((1 + e) * (1 + e))
}

/// log(1 + eˣ) without overflow, and with all digits for very negative x.
func softplus(_ x: Double) -> Double { (x < 0 ? 0 : x) + log1p(exp(-abs(x))) }

/// 1/cosh²(x), written with e^(-2|x|) because cosh² overflows from |x| = 355 on.
func sechSquared(_ x: Double) -> Double {
  let e = exp(-2 * abs(x))
  return 4 * e / ((1 + e) * (1 + e))
}

/// exp(-x²); the rounding error of x² is made good, otherwise it would grow to x² ulps.
private func gaussian(_ x: Double) -> Double {
  let square = x * x
  guard square < 800 else { return square.isNaN ? square : 0 }
  let lost = (-square).addingProduct(x, x)
  return exp(-square) * (1 - lost)
}

/// The derivative of erf, 2/√π · exp(-x²).
func bell(_ x: Double) -> Double { 1.12837916709551257389615890312 * gaussian(x) }

/// Φ, the distribution function of the standard normal law.
func normalDistribution(_ x: Double) -> Double { 0.5 * erfc(-x * 0.5.squareRoot()) }

/// φ, the density of the standard normal law.
func normalDensity(_ x: Double) -> Double {
  0.398942280401432677939946059934 * gaussian(x * 0.5.squareRoot())
}

/// sin(πx)/(πx), and 1 at 0, as in NumPy.
func sinc(_ x: Double) -> Double {
  let y = Double.pi * x
  return y == 0 ? 1 : sin(y) / y
}

/// The derivative of sinc, (cos πx - sinc x)/x.
///
/// That difference cancels near 0, so below |πx| = 0.5 the Taylor series is summed instead:
/// Σ (-1)^k · 2k/(2k+1)! · y^(2k-1) for k = 1...7, whose first neglected term is below 1e-17 of the
/// result.
func sincDerivative(_ x: Double, _ value: Double) -> Double {
  let y = Double.pi * x
  guard abs(y) < 0.5 else { return (cos(y) - value) / x }
  let z = y * y
  var sum = -14 / 1_307_674_368_000.0
  sum = sum * z + 12 / 6_227_020_800.0
  sum = sum * z - 10 / 39_916_800.0
  sum = sum * z + 8 / 362_880.0
  sum = sum * z - 6 / 5_040.0
  sum = sum * z + 4 / 120.0
  sum = sum * z - 2 / 6.0
  return Double.pi * y * sum
}

/// ∂(x^y)/∂x; x^0 is constant, so its derivative is 0 even at x = 0, where y·x^(y-1) is 0·∞.
func powerBasePartial(_ x: Double, _ y: Double) -> Double { y == 0 ? 0 : y * pow(x, y - 1) }

/// ∂(x^y)/∂y, that is x^y·log x.
///
/// At x = 0 it is 0 for y >= 0, where 0^y is constant or, at y = 0, constant on one side. For a
/// negative base no neighbouring exponent gives a real number: NaN.
func powerExponentPartial(_ x: Double, _ y: Double, _ value: Double) -> Double {
  x == 0 && y >= 0 ? 0 : value * log(x)
}

/// Tells whether x^y is a finite real number but for overflow.
func powerIsReal(_ x: Double, _ y: Double) -> Bool {
  x > 0 || (x == 0 && y >= 0) || (x < 0 && y == y.rounded())
}

/// The partial derivative of max(x, y) with respect to x; equal arguments share it evenly.
func greaterShare(_ x: Double, _ y: Double) -> Double {
  x > y ? 1 : x < y ? 0 : x == y ? 0.5 : .nan
}

/// By how many units of roundoff 1/√|1 - x²| is off, to first order, if x² is rounded on the way.
func lossOfReciprocalRoot(_ x: Double) -> Double {
  let rest = abs((1 - x) * (1 + x))
  return rest > 0 ? 0.5 * x * x / (rest * rest.squareRoot()) : 0
}

/// By how many units of roundoff 1/(1 - x²) is off, to first order, if x² is rounded on the way.
func lossOfReciprocal(_ x: Double) -> Double {
  let rest = (1 - x) * (1 + x)
  return rest > 0 ? x * x / (rest * rest) : 0
}

/// C's `pow`, for files that have no other need of the C library.
@inline(__always)
func realPower(_ x: Double, _ y: Double) -> Double { pow(x, y) }

/// C's `exp`, for files that have no other need of the C library.
func naturalExponential(_ x: Double) -> Double { exp(x) }

/// C's `log`, for files that have no other need of the C library.
func naturalLogarithm(_ x: Double) -> Double { log(x) }
