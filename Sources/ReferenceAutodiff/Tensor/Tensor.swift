/// Numbers in a shape, which remember how they were computed if a gradient is wanted.
///
/// ```swift
/// let x = Tensor(2.0, requiresGrad: true)
/// let y = Tensor(3.0, requiresGrad: true)
/// let v = x ** 2 + x * y
/// try v.backward()
/// print(x.grad ?? 0)  // 7.0
/// ```
///
/// A tensor is a value: nothing changes its numbers. Copies of one made with `requiresGrad: true` share
/// their ``grad``. An operation without a result, such as a sum of shapes that do not broadcast,
/// gives a tensor that carries a ``TensorError``; see ``error``.
///
/// Tensors are not `Sendable`: those that met in a computation share a tape, which no lock guards.
/// The compiler sees to it that they stay on one side: what was computed from a tensor belongs to its
/// isolation region, and only a whole region can go to another task. To hand numbers over, send
/// ``scalars`` and ``shape``.
public struct Tensor<Scalar: TensorScalar> {
  /// All that there is: the elements' type is known from the outside.
  ///
  /// So tensors of both types have one layout, and generic code passes them in registers.
  @usableFromInline let erased: AnyTensor

  @inlinable @inline(__always)
  init(_ erased: AnyTensor) { self.erased = erased }

  /// Creates a constant number.
  @inlinable @inline(__always)
  init(constant number: Scalar) { erased = AnyTensor(number.widened) }

  init(_ contents: Contents<Scalar>, history: History? = nil, place: Int32 = -1) {
    switch contents {
    case .number(let number): erased = AnyTensor(number.widened, history: history, place: place)
    case .block(let block), .failed(let block):
      erased = AnyTensor(0, block, history: history, place: place)
    }
  }

  init(_ contents: Contents<Scalar>, requiresGrad: Bool) {
    self.init(contents, history: requiresGrad && contents.error == nil ? Leaf() : nil)
  }

  /// Creates a tensor by which is differentiated on a tape of its own.
  init(inputLike point: Tensor) {
    self.init(Tape(isSingle: Scalar.isSingle).input(point.erased.number, point.erased.block))
  }

  var contents: Contents<Scalar> {
    erased.block.map { Contents($0) } ?? .number(Scalar(erased.number))
  }

  /// Creates a tensor of shape `[]`.
  ///
  /// - Parameters:
  ///   - number: The only element.
  ///   - requiresGrad: Whether ``backward(seed:retainGraph:)`` is to compute its ``grad``.
  @inlinable public init(_ number: Scalar, requiresGrad: Bool = false) {
    erased = AnyTensor(number.widened, history: requiresGrad ? Leaf() : nil)
  }

  /// Creates a tensor of one axis.
  public init(_ vector: [Scalar], requiresGrad: Bool = false) {
    self.init(Contents([vector.count], vector), requiresGrad: requiresGrad)
  }

  /// Creates a tensor of two axes from its rows, which must be equally long.
  public init(_ matrix: [[Scalar]], requiresGrad: Bool = false) {
    self.init(
      shape: [matrix.count, matrix.first?.count ?? 0], rows: matrix, requiresGrad: requiresGrad)
  }

  /// Creates a tensor of three axes from its matrices, which must be of one shape.
  public init(_ matrices: [[[Scalar]]], requiresGrad: Bool = false) {
    let shape = [matrices.count, matrices.first?.count ?? 0, matrices.first?.first?.count ?? 0]
    guard let odd = matrices.first(where: { $0.count != shape[1] }) else {
      self.init(shape: shape, rows: matrices.flatMap(\.self), requiresGrad: requiresGrad)
      return
    }
    self.init(
      .failure(.wrongCount(operation: "Tensor", shape: Array(shape[1...]), count: odd.count)))
  }

  private init(shape: [Int], rows: [[Scalar]], requiresGrad: Bool) {
    let length = shape.last ?? 0
    guard let odd = rows.first(where: { $0.count != length }) else {
      self.init(shape: shape, scalars: rows.flatMap(\.self), requiresGrad: requiresGrad)
      return
    }
    self.init(.failure(.wrongCount(operation: "Tensor", shape: [length], count: odd.count)))
  }

  /// Creates a tensor from its elements, the last axis running fastest.
  ///
  /// Another number of elements than the shape has is a ``TensorError/wrongCount(operation:shape:count:)``.
  public init(shape: [Int], scalars: [Scalar], requiresGrad: Bool = false) {
    let contents = Contents<Scalar> { () throws(TensorError) in
      guard try Shape.count(shape) == scalars.count else {
        throw .wrongCount(operation: "Tensor", shape: shape, count: scalars.count)
      }
      return Contents(shape, scalars)
    }
    self.init(contents, requiresGrad: requiresGrad)
  }

  /// Creates a tensor of zeros.
  public init(zeros shape: [Int], requiresGrad: Bool = false) {
    self.init(repeating: 0, shape: shape, requiresGrad: requiresGrad)
  }

  /// Creates a tensor of ones.
  public init(ones shape: [Int], requiresGrad: Bool = false) {
    self.init(repeating: 1, shape: shape, requiresGrad: requiresGrad)
  }

  /// Creates a tensor whose elements are all the same number.
  public init(repeating number: Scalar, shape: [Int], requiresGrad: Bool = false) {
    let contents = Contents<Scalar> { () throws(TensorError) in
      Contents(shape, Array(repeating: number, count: try Shape.count(shape)))
    }
    self.init(contents, requiresGrad: requiresGrad)
  }
}

// MARK: - Reading

extension Tensor {
  /// The lengths of the axes; `[]` for a single number.
  public var shape: [Int] { erased.block?.shape ?? [] }

  /// The elements, the last axis running fastest; none if the tensor carries an error.
  public var scalars: [Scalar] { contents.elements }

  /// The number of elements.
  public var count: Int { erased.block?.count ?? 1 }

  /// The error that left this tensor without numbers, if there was one.
  public var error: TensorError? { erased.block?.failure?.error }

  /// Returns the only element.
  ///
  /// - Throws: ``TensorError/notOneNumber(shape:)``, or the error that the tensor carries.
  @inlinable public func item() throws(TensorError) -> Scalar {
    erased.block == nil ? Scalar(erased.number) : try onlyElement()
  }

  @usableFromInline func onlyElement() throws(TensorError) -> Scalar {
    let scalars = try checked().scalars
    guard scalars.count == 1 else { throw .notOneNumber(shape: shape) }
    return scalars[0]
  }

  /// Returns the tensor, or throws the error that it carries.
  public func checked() throws(TensorError) -> Tensor {
    if let error { throw error }
    return self
  }
}

// MARK: - Gradients

extension Tensor {
  /// Whether derivatives can be taken with respect to what this tensor was computed from.
  @inlinable public var requiresGrad: Bool { erased.history != nil }

  /// The gradient that calls of ``backward(seed:retainGraph:)`` have added up, in this tensor's shape.
  ///
  /// Nil before the first call, and for tensors not created with `requiresGrad: true`.
  @inlinable public var grad: Tensor? {
    guard let leaf = erased.leaf, let grad = leaf.grad else { return nil }
    return Tensor(AnyTensor(grad))
  }

  /// Forgets ``grad``, so that the next backward pass does not add to it.
  @inlinable public func zeroGrad() { erased.leaf?.grad = nil }

  /// Returns the same numbers without what they were computed from: no gradient flows back.
  ///
  /// - Parameter requiresGrad: Whether the result is a new leaf; if not, it is a constant.
  public func detach(requiresGrad: Bool = false) -> Tensor {
    Tensor(contents, requiresGrad: requiresGrad)
  }
}

// MARK: - Literals

extension Tensor: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  /// Creates a constant, so that `0.5 * x` means what it says.
  @inlinable public init(floatLiteral value: Double) { self.init(constant: Scalar(value)) }

  /// Creates a constant, so that `1 - x` means what it says.
  @inlinable public init(integerLiteral value: Int) { self.init(constant: Scalar(value)) }
}
