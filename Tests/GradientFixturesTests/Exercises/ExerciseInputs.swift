import ReferenceAutodiff

@testable import GradientFixtures

/// The named tensors of a case, as an exercise's program sees them: `v.w * v.x + v.b`.
@dynamicMemberLookup
struct ExerciseInputs<Scalar: TensorScalar> {
  private var tensors: [String: Tensor<Scalar>] = [:]
  /// The tensors to differentiate by, in the order of `at`.
  private(set) var leaves: [Tensor<Scalar>] = []

  init(_ fixture: FixtureCase) {
    add(fixture.data, requiresGrad: false)
    add(fixture.variables, requiresGrad: true)
  }

  private mutating func add(_ arrays: NamedArrays, requiresGrad: Bool) {
    for entry in arrays.entries {
      let scalars = arrays.values(of: entry).map { Scalar($0) }
      let tensor = Tensor(shape: entry.shape, scalars: scalars, requiresGrad: requiresGrad)
      tensors[entry.name] = tensor
      if requiresGrad { leaves.append(tensor) }
    }
  }

  /// The tensor of this name; one that carries an error where the case has no such name.
  subscript(dynamicMember name: String) -> Tensor<Scalar> {
    tensors[name] ?? Tensor(shape: [1], scalars: [])
  }
}

/// What the tensor engine answers to an exercise, in `Double`s that hold every digit.
struct ExerciseAnswer: Equatable {
  var value: Double
  /// The gradients of all leaves, end to end.
  var gradient: [Double]

  /// Computes the answer as a student does: forward, then `backward()`.
  init<Scalar>(
    to fixture: FixtureCase, by program: ExercisePrograms<Scalar>.Program
  ) throws {
    let inputs = ExerciseInputs<Scalar>(fixture)
    let output = program(inputs)
    value = try output.item().widened
    try output.backward()
    gradient = inputs.leaves.flatMap { $0.grad?.scalars ?? [] }.map(\.widened)
  }

  /// Computes the answer as the lesson checks it, by `grad(of:wrt:)`.
  init<Scalar>(
    withoutBackward fixture: FixtureCase, by program: ExercisePrograms<Scalar>.Program
  ) throws {
    let inputs = ExerciseInputs<Scalar>(fixture)
    let output = program(inputs)
    value = try output.item().widened
    gradient = try grad(of: output, wrt: inputs.leaves).flatMap(\.scalars).map(\.widened)
  }
}
