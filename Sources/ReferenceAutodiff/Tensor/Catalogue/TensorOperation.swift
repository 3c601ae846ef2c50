/// An operation on tensors as a row of a table: a function, and where it can be checked.
///
/// ```swift
/// for operation in TensorOperation<Double>.all {
///   for point in operation.samplePoints {
///     let (value, gradient) = try valueAndGradient(at: Tensor(point)) { x in
///       operation(joined: x).sum()
///     }
///   }
/// }
/// ```
///
/// The table serves whoever checks a gradient, of this engine or of another one: its functions are there in
/// `Float` and `Double`, and their points are chosen so that a numerical derivative can be trusted. A point is
/// an array that holds the elements of all arguments, one argument after the other.
public struct TensorOperation<Scalar: TensorScalar>: Sendable {
  /// One argument: its shape, and the numbers it may hold.
  public struct Argument: Sendable {
    /// The lengths of the axes.
    public let shape: [Int]
    /// The numbers between which an element may be drawn, both excluded.
    ///
    /// Kinks and the edges of the function's domain are outside, but for single points such as the origin of
    /// a norm.
    public let domain: Range<Double>

    /// The number of elements.
    public var count: Int { shape.reduce(1, *) }

    init(_ shape: [Int], in domain: Range<Double> = -2..<2) {
      self.shape = shape
      self.domain = domain
    }
  }

  /// What identifies the operation in the table, such as `sum(axes: [1])`.
  public let name: String
  /// The arguments, in their order.
  public let arguments: [Argument]
  /// Points at which the operation is differentiable twice and well conditioned.
  public let samplePoints: [[Double]]
  /// Where the operation is not differentiable, and what the derivative is there; nil if there is no such place.
  public let kinks: String?
  private let function: @Sendable ([Tensor<Scalar>]) -> Tensor<Scalar>

  /// Creates a row.
  init(
    _ name: String, _ arguments: [Argument], kinks: String? = nil, samples: [[Double]],
    _ function: @escaping @Sendable ([Tensor<Scalar>]) -> Tensor<Scalar>
  ) {
    self.name = name
    self.arguments = arguments
    self.kinks = kinks
    samplePoints = samples
    self.function = function
  }

  /// Every operation of the engine.
  public static var all: [TensorOperation] {
    arithmetic + elementary + selections + reductions + normalisations + shapes + products + losses
  }

  /// Applies the operation.
  ///
  /// Another number of arguments than the row has gives a tensor that carries
  /// ``TensorError/invalidArgument(operation:why:)``.
  public func callAsFunction(_ arguments: [Tensor<Scalar>]) -> Tensor<Scalar> {
    guard arguments.count == self.arguments.count else {
      let why = "takes \(self.arguments.count) arguments, not \(arguments.count)"
      return Tensor(.failure(.invalidArgument(operation: name, why: why)))
    }
    return function(arguments)
  }

  /// Applies the operation to a vector that holds all arguments' elements, one argument after the other.
  ///
  /// The gradient flows through to the vector, so that several arguments are checked like one.
  public func callAsFunction(joined point: Tensor<Scalar>) -> Tensor<Scalar> {
    var start = 0
    return self(
      arguments.map { argument in
        defer { start += argument.count }
        return point.sliced(start..<start + argument.count).reshaped(to: argument.shape)
      })
  }

  /// Draws a point, each element evenly from its argument's domain.
  public func randomPoint(using generator: inout some RandomNumberGenerator) -> [Double] {
    arguments.flatMap { argument in
      let range = argument.domain.lowerBound.nextUp..<argument.domain.upperBound
      return (0..<argument.count).map { _ in Double.random(in: range, using: &generator) }
    }
  }
}

extension TensorOperation: CustomStringConvertible {
  /// The operation's name.
  public var description: String { name }
}
