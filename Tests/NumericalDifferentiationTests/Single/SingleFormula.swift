import TestSupport

/// A smooth function of several variables that is computed as programs compute it, in any number type.
///
/// Its constants are numbers of `Float`, so that the function in `Double` is the same one without the rounding.
indirect enum SingleFormula: CustomStringConvertible {
  case variable(Int)
  case constant(Float)
  case sum([SingleFormula])
  case product(SingleFormula, SingleFormula)
  case quotient(SingleFormula, SingleFormula)
  case applied(Step, SingleFormula)
  /// Entry k of the softmax of all variables, with the largest taken off first, as everybody does.
  case softmax(Int)
  /// log Σ exp xᵢ, less variable k where there is one: the cross entropy.
  case logSumExp(less: Int?)
  /// Σ w (s + s²) of the softmax s.
  case softmaxEnergy([Float])
  /// Horner's scheme in the formula, the highest power first.
  case polynomial([Float], SingleFormula)

  enum Step: CaseIterable { case exp, log, sin, cos, tanh, root, square, sigmoid }

  func callAsFunction<Number: Analytic>(_ x: [Number]) -> Number {
    switch self {
    case .variable(let index): return x[index]
    case .constant(let number): return Number(number)
    case .sum(let terms): return terms.dropFirst().reduce(terms[0](x)) { $0 + $1(x) }
    case .product(let left, let right): return left(x) * right(x)
    case .quotient(let left, let right): return left(x) / right(x)
    case .applied(let step, let inner): return Self.apply(step, inner(x))
    case .softmax(let index): return Self.softmax(x)[index]
    case .logSumExp(let index):
      let result = Number.log(Self.total(x.map { Number.exp($0) }))
      return index.map { result - x[$0] } ?? result
    case .softmaxEnergy(let weights):
      return Self.total(zip(weights, Self.softmax(x)).map { Number($0) * ($1 + $1 * $1) })
    case .polynomial(let coefficients, let inner):
      let t = inner(x)
      return coefficients.dropFirst().reduce(Number(coefficients[0])) { $0 * t + Number($1) }
    }
  }

  private static func apply<Number: Analytic>(_ step: Step, _ t: Number) -> Number {
    switch step {
    case .exp: Number.exp(t)
    case .log: Number.log(Number(1) + t * t)
    case .sin: Number.sin(t)
    case .cos: Number.cos(t)
    case .tanh: Number.tanh(t)
    case .root: Number.root(Number(1) + t * t)
    case .square: t * t
    case .sigmoid: Number(1) / (Number(1) + Number.exp(Number(0) - t))
    }
  }

  private static func total<Number: Analytic>(_ terms: [Number]) -> Number {
    terms.dropFirst().reduce(terms[0]) { $0 + $1 }
  }

  private static func softmax<Number: Analytic>(_ x: [Number]) -> [Number] {
    let powers = x.map { Number.exp($0) }
    let sum = total(powers)
    return powers.map { $0 / sum }
  }

  // MARK: The gradient, as a program in the same type would compute it

  func gradient<Number: Analytic>(_ x: [Number]) -> [Number] {
    x.indices.map { axis in
      self(
        x.enumerated().map { Jet($1, slope: Number($0 == axis ? 1 : 0)) }
      ).slope
    }
  }

  /// Row i holds the derivatives of entry i of the gradient.
  func hessian<Number: Analytic>(_ x: [Number]) -> [[Number]] {
    let columns = x.indices.map { axis in
      gradient(x.enumerated().map { Jet($1, slope: Number($0 == axis ? 1 : 0)) }).map(\.slope)
    }
    return x.indices.map { row in columns.map { $0[row] } }
  }

  var description: String {
    switch self {
    case .variable(let index): "x\(index)"
    case .constant(let number): "\(number)"
    case .sum(let terms): "(" + terms.map(\.description).joined(separator: " + ") + ")"
    case .product(let left, let right): "\(left)·\(right)"
    case .quotient(let left, let right): "\(left)/\(right)"
    case .applied(let step, let inner): "\(step)(\(inner))"
    case .softmax(let index): "softmax[\(index)]"
    case .logSumExp(let index): "logSumExp" + (index.map { " - x\($0)" } ?? "")
    case .softmaxEnergy: "softmaxEnergy"
    case .polynomial(let coefficients, let inner): "poly\(coefficients)(\(inner))"
    }
  }
}

// MARK: Drawing

extension SingleFormula {
  enum Family: String, CaseIterable, Sendable {
    case polynomial, composition, softmax, logSumExp, rational, terms, softmaxEnergy
  }

  static func number(using generator: inout SeededGenerator) -> Float {
    Float.random(in: -3...3, using: &generator)
  }

  /// Draws a function of a family of as many variables.
  init(_ family: Family, of count: Int, using generator: inout SeededGenerator) {
    func polynomial(_ degree: Int, _ inner: SingleFormula) -> SingleFormula {
      .polynomial((0...degree).map { _ in Self.number(using: &generator) }, inner)
    }
    switch family {
    case .polynomial:
      let parts = (0..<count).map {
        polynomial(Int.random(in: 1...5, using: &generator), .variable($0))
      }
      self =
        Bool.random(using: &generator) || count < 2
        ? .sum(parts) : .sum([.product(parts[0], parts[1])] + parts.dropFirst(2))
    case .composition:
      self = Self(depth: Int.random(in: 2...4, using: &generator), of: count, using: &generator)
    case .softmax: self = .softmax(Int.random(in: 0..<count, using: &generator))
    case .logSumExp:
      self = .logSumExp(less: Bool.random(using: &generator) ? 0 : nil)
    case .rational:
      let top = polynomial(Int.random(in: 1...4, using: &generator), .variable(0))
      let below = SingleFormula.applied(.square, polynomial(2, .variable(count - 1)))
      self = .quotient(top, .sum([.constant(1), below]))
    case .terms:
      self = .sum(
        (0..<Int.random(in: 3...12, using: &generator)).map { index in
          let angle = SingleFormula.sum([
            .product(.constant(Self.number(using: &generator)), .variable(index % count)),
            .constant(Self.number(using: &generator)),
          ])
          let steps = [Step.sin, .cos, .tanh, .sigmoid, .exp]
          return .product(
            .constant(Self.number(using: &generator)),
            .applied(steps[Int.random(in: 0..<5, using: &generator)], angle))
        })
    case .softmaxEnergy:
      self = .softmaxEnergy((0..<count).map { 1 + Float($0) / 4 })
    }
  }

  private init(depth: Int, of count: Int, using generator: inout SeededGenerator) {
    guard depth > 0 else {
      self = .variable(Int.random(in: 0..<count, using: &generator))
      return
    }
    let inner = Self(depth: depth - 1, of: count, using: &generator)
    switch Int.random(in: 0..<8, using: &generator) {
    case 0..<4:
      self = .applied(Step.allCases[Int.random(in: 0..<8, using: &generator)], inner)
    case 4, 5: self = .sum([inner, Self(depth: depth - 1, of: count, using: &generator)])
    case 6: self = .product(inner, Self(depth: depth - 1, of: count, using: &generator))
    default:
      self = .sum([
        .product(.constant(Self.number(using: &generator)), inner),
        .constant(Self.number(using: &generator)),
      ])
    }
  }
}
