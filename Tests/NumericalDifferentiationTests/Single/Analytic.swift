#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A number that smooth functions can be written in once: `Float` is what is tested, jets of `Double` are the truth.
protocol Analytic {
  init(_ number: Float)
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  static func exp(_ a: Self) -> Self
  static func log(_ a: Self) -> Self
  static func sin(_ a: Self) -> Self
  static func cos(_ a: Self) -> Self
  static func tanh(_ a: Self) -> Self
  static func root(_ a: Self) -> Self
}

extension Float: Analytic {
  static func exp(_ a: Float) -> Float { expf(a) }
  static func log(_ a: Float) -> Float { logf(a) }
  static func sin(_ a: Float) -> Float { sinf(a) }
  static func cos(_ a: Float) -> Float { cosf(a) }
  static func tanh(_ a: Float) -> Float { tanhf(a) }
  static func root(_ a: Float) -> Float { a.squareRoot() }
}

extension Double: Analytic {
  static func exp(_ a: Double) -> Double { CLibrary.exponential(a) }
  static func log(_ a: Double) -> Double { CLibrary.logarithm(a) }
  static func sin(_ a: Double) -> Double { CLibrary.sine(a) }
  static func cos(_ a: Double) -> Double { CLibrary.cosine(a) }
  static func tanh(_ a: Double) -> Double { CLibrary.hyperbolicTangent(a) }
  static func root(_ a: Double) -> Double { a.squareRoot() }
}

// In the extension above, the names of the C library's functions mean its members.
private enum CLibrary {
  static func exponential(_ a: Double) -> Double { exp(a) }
  static func logarithm(_ a: Double) -> Double { log(a) }
  static func sine(_ a: Double) -> Double { sin(a) }
  static func cosine(_ a: Double) -> Double { cos(a) }
  static func hyperbolicTangent(_ a: Double) -> Double { tanh(a) }
}

/// A value and its derivative along one direction; a jet of jets has second derivatives.
struct Jet<Base: Analytic>: Analytic {
  var value: Base
  var slope: Base

  init(_ value: Base, slope: Base) { (self.value, self.slope) = (value, slope) }

  init(_ number: Float) { self.init(Base(number), slope: Base(0)) }

  static func + (a: Jet, b: Jet) -> Jet { Jet(a.value + b.value, slope: a.slope + b.slope) }
  static func - (a: Jet, b: Jet) -> Jet { Jet(a.value - b.value, slope: a.slope - b.slope) }

  static func * (a: Jet, b: Jet) -> Jet {
    Jet(a.value * b.value, slope: a.slope * b.value + a.value * b.slope)
  }

  static func / (a: Jet, b: Jet) -> Jet {
    let quotient = a.value / b.value
    return Jet(quotient, slope: (a.slope - quotient * b.slope) / b.value)
  }

  static func exp(_ a: Jet) -> Jet {
    let value = Base.exp(a.value)
    return Jet(value, slope: value * a.slope)
  }

  static func log(_ a: Jet) -> Jet { Jet(Base.log(a.value), slope: a.slope / a.value) }
  static func sin(_ a: Jet) -> Jet { Jet(Base.sin(a.value), slope: Base.cos(a.value) * a.slope) }

  static func cos(_ a: Jet) -> Jet {
    Jet(Base.cos(a.value), slope: Base(0) - Base.sin(a.value) * a.slope)
  }

  static func tanh(_ a: Jet) -> Jet {
    let value = Base.tanh(a.value)
    return Jet(value, slope: (Base(1) - value * value) * a.slope)
  }

  static func root(_ a: Jet) -> Jet {
    let value = Base.root(a.value)
    return Jet(value, slope: a.slope / (value + value))
  }
}
