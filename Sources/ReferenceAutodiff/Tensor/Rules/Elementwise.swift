/// A rule that computes each element of the result from one element of each operand.
///
/// An elementary function is the number of its row in ``ElementaryFunction/Rows``.
@usableFromInline
enum Elementwise: BitwiseCopyable, Sendable {
  case add, subtract, multiply, divide, negate, square
  case unary(Int16)
  case binary(Int16)

  /// Returns the value; a rule of one operand ignores `b`.
  @inlinable @inline(__always)
  func value<Scalar: TensorScalar>(_ a: Scalar, _ b: Scalar) -> Scalar {
    switch self {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: a / b
    case .negate: -a
    case .square: a * a
    case .unary(let row): Scalar(ElementaryFunction.Rows.rule(row).unary(a.widened))
    case .binary(let row):
      Scalar(ElementaryFunction.Rows.rule(row).binary(a.widened, b.widened))
    }
  }

  /// Returns what a step f(a) or f(a, b) hands on to one of its operands: `upstream` times the partial
  /// derivative.
  ///
  /// It is the same whichever way it flows: backwards `upstream` is the output's adjoint, and
  /// forwards the operand's tangent.
  @inlinable @inline(__always)
  func handOn<T: RuleArithmetic>(_ argument: Int, _ upstream: T, _ a: T, _ b: T, _ f: T) -> T {
    switch self {
    case .add: upstream
    case .subtract: argument == 0 ? upstream : -upstream
    case .multiply: upstream * (argument == 0 ? b : a)
    case .divide: argument == 0 ? upstream / b : -upstream * (f / b)
    case .negate: -upstream
    case .square: upstream * (a + a)
    case .unary(let row): upstream * T.derivative(row, a, f)
    case .binary(let row): upstream * T.partial(argument, row, a, b, f)
    }
  }

  /// Returns the partial derivative by one operand of a step between numbers.
  @inlinable @inline(__always)
  func partial<Scalar: TensorScalar>(
    _ argument: Int, _ a: Scalar, _ b: Scalar, _ f: Scalar
  ) -> Scalar {
    handOn(argument, RuleNumber(1), RuleNumber(a), RuleNumber(b), RuleNumber(f)).number
  }

  /// Whether the derivative needs the elements of the operands, and not only their shapes.
  var usesOperands: Bool {
    switch self {
    case .add, .subtract, .negate: false
    case .multiply, .divide, .square, .unary, .binary: true
    }
  }

  /// Whether the derivative needs the elements of the result.
  var usesResult: Bool {
    switch self {
    case .add, .subtract, .negate, .multiply, .square: false
    case .divide, .unary, .binary: true
    }
  }

  /// The rule as messages and `grad_fn` call it.
  var name: String {
    switch self {
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    case .negate: "unary -"
    case .square: "square"
    case .unary(let row), .binary(let row): ElementaryFunction.Rows.name(row)
    }
  }
}
