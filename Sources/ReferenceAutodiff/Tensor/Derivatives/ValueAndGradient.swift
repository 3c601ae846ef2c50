/// Returns the value of a function of one number, and its derivative there.
///
/// ```swift
/// let (value, slope) = try valueAndGradient(at: 3.0) { x in sin(x ** 2 + 1) }
/// ```
///
/// - Parameters:
///   - x: The argument.
///   - function: A function whose value is a single number.
/// - Throws: What the function throws, and ``TensorError``.
@inlinable
public func valueAndGradient<Scalar: TensorScalar>(
  at x: Scalar, of function: (Tensor<Scalar>) throws -> Tensor<Scalar>
) throws -> (value: Scalar, gradient: Scalar) {
  let tape = Tape(isSingle: Scalar.isSingle)
  let x = tape.input(x.widened)
  let pullback = try Pullback(
    of: function(Tensor(x)).withoutAxes.erased, recordedOn: tape, inputs: 1)
  return (Scalar(pullback.value), Scalar(pullback.gradient(by: x)))
}

/// Returns the value of a function of two numbers, and its partial derivatives there.
///
/// Everything else is as for one number.
@inlinable
public func valueAndGradient<Scalar: TensorScalar>(
  at x: Scalar, _ y: Scalar, of function: (Tensor<Scalar>, Tensor<Scalar>) throws -> Tensor<Scalar>
) throws -> (value: Scalar, gradient: (Scalar, Scalar)) {
  let tape = Tape(isSingle: Scalar.isSingle)
  let (x, y) = (tape.input(x.widened), tape.input(y.widened))
  let pullback = try Pullback(
    of: function(Tensor(x), Tensor(y)).withoutAxes.erased, recordedOn: tape, inputs: 2)
  return (
    Scalar(pullback.value), (Scalar(pullback.gradient(by: x)), Scalar(pullback.gradient(by: y)))
  )
}

/// Returns the value of a function of three numbers, and its partial derivatives there.
///
/// Everything else is as for one number.
@inlinable
public func valueAndGradient<Scalar: TensorScalar>(
  at x: Scalar, _ y: Scalar, _ z: Scalar,
  of function: (Tensor<Scalar>, Tensor<Scalar>, Tensor<Scalar>) throws -> Tensor<Scalar>
) throws -> (value: Scalar, gradient: (Scalar, Scalar, Scalar)) {
  let tape = Tape(isSingle: Scalar.isSingle)
  let (x, y, z) = (tape.input(x.widened), tape.input(y.widened), tape.input(z.widened))
  let pullback = try Pullback(
    of: function(Tensor(x), Tensor(y), Tensor(z)).withoutAxes.erased, recordedOn: tape, inputs: 3)
  return (
    Scalar(pullback.value),
    (
      Scalar(pullback.gradient(by: x)), Scalar(pullback.gradient(by: y)),
      Scalar(pullback.gradient(by: z))
    )
  )
}

/// Returns the value of a function of one tensor, and its gradient there.
///
/// - Parameters:
///   - point: The argument; only its elements are used.
///   - function: A function whose value is a single number.
/// - Throws: What the function throws, and ``TensorError``.
@_disfavoredOverload  // A literal point is a number.
public func valueAndGradient<Scalar>(
  at point: Tensor<Scalar>, of function: (Tensor<Scalar>) throws -> Tensor<Scalar>
) throws -> (value: Tensor<Scalar>, gradient: Tensor<Scalar>) {
  let (value, gradients) = try valueAndGradient(at: [point]) { try function($0[0]) }
  return (value, gradients[0])
}

/// Returns the value of a function of several tensors, and its gradient with respect to each.
///
/// A tensor that the function does not use has the gradient 0, and no ``Tensor/grad`` of a tensor that
/// the function uses besides changes. Everything else is as for one tensor.
public func valueAndGradient<Scalar>(
  at point: [Tensor<Scalar>], of function: ([Tensor<Scalar>]) throws -> Tensor<Scalar>
) throws -> (value: Tensor<Scalar>, gradients: [Tensor<Scalar>]) {
  for tensor in point { _ = try tensor.checked() }
  let tape = Tape(isSingle: Scalar.isSingle)
  let inputs = point.map { tape.input($0.erased.number, $0.erased.block) }
  let value = try function(inputs.map { Tensor($0) })
  let pullback = try Pullback(of: value.withoutAxes.erased, recordedOn: tape, inputs: inputs.count)
  return (value.detach(), inputs.map { pullback.gradient(by: $0) })
}

extension Tensor {
  /// A single number, whatever axes of length 1 it has.
  @inlinable var withoutAxes: Tensor {
    erased.block == nil || count != 1 ? self : reshaped(to: [])
  }
}

/// A reverse sweep through a function that was recorded on a tape of its own.
@usableFromInline
struct Pullback {
  @usableFromInline let value: Double
  /// The tape after the sweep; nil if the value does not depend on anything.
  private let tape: Tape?

  @usableFromInline
  init(of output: AnyTensor, recordedOn own: Tape, inputs: Int) throws(TensorError) {
    if let error = output.error { throw error }
    guard output.block == nil else {
      throw .needsSeed(operation: "valueAndGradient", shape: output.shape)
    }
    value = output.number
    // A tensor from outside brings its own tape along, and the two become one.
    guard let tape = output.tape, let root = output.place(on: tape) else {
      self.tape = nil
      return
    }
    self.tape = tape
    let sweep = try ReverseSweep(
      from: root, on: tape, seed: .number(1), operation: "valueAndGradient", shape: [])
    // The tape of a tensor from outside may be needed again.
    let (_, offset) = own.end()
    tape.forgetLeaves(upTo: Int(root), except: Int(offset)..<Int(offset) + inputs)
    if let failure = sweep.failure { throw failure.error }
  }

  /// The partial derivative by an input that is a number.
  @usableFromInline
  func gradient(by input: AnyTensor) -> Double {
    guard let tape, let place = input.place(on: tape), tape.isReached(place) else { return 0 }
    defer { tape.forgetAdjoint(of: place) }
    return tape.nodes[Int(place)].adjoint
  }

  /// The gradient by an input, in its shape.
  func gradient<Scalar>(by input: AnyTensor) -> Tensor<Scalar> {
    guard let tape, let place = input.place(on: tape), tape.isReached(place) else {
      return Tensor(zeros: input.shape)
    }
    defer { tape.forgetAdjoint(of: place) }
    return Tensor(tape.adjoint(of: place, Scalar.self))
  }
}
