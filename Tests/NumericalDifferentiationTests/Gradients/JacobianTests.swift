import NumericalDifferentiation
import TestSupport
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

@Suite("Jacobians and their products")
struct JacobianTests {
  private let witness = NumericalDifferentiator()
  private let point = [1.2, -0.7, 0.4]

  /// Three inputs, two outputs.
  private func map(_ v: [Double]) -> [Double] {
    [v[0] * v[1] + sin(v[2]), exp(v[0]) * v[2] * v[2]]
  }

  private var exact: [[Double]] {
    [
      [point[1], point[0], cos(point[2])],
      [exp(point[0]) * point[2] * point[2], 0, 2 * exp(point[0]) * point[2]],
    ]
  }

  /// A map in the form that takes several points at a time.
  private func batched(
    inputs: Int, outputs: Int, _ map: @escaping ([Double]) -> [Double]
  ) -> PointEvaluation {
    { points, values in
      for index in 0..<(values.count / outputs) {
        let row = map(Array(points[(index * inputs)..<((index + 1) * inputs)]))
        for output in 0..<outputs { values[index * outputs + output] = row[output] }
      }
    }
  }

  @Test("every entry lies within its bar")
  func entries() throws {
    let estimate = try witness.jacobian(at: point, of: map)
    #expect(estimate.rows.count == 2)
    for (row, truths) in zip(estimate.rows, exact) {
      #expect(row.components.count == 3)
      for (entry, truth) in zip(row.components, truths) {
        #expect(entry.holds(truth), "\(entry.summary), truth \(truth)")
        #expect(entry.status == .resolved)
      }
    }
    #expect(estimate.rows[0].value == map(point)[0])
    #expect(estimate.rows[1].value == map(point)[1])
  }

  @Test("outputs share their evaluations: five alike cost no more than one")
  func shared() throws {
    var calls = 0
    let one = try witness.jacobian(at: point, outputCount: 1) { points, values in
      calls += values.count
      try batched(inputs: 3, outputs: 1) { [map($0)[0]] }(points, values)
    }
    #expect(one.evaluations == calls)
    calls = 0
    let five = try witness.jacobian(at: point, outputCount: 5) { points, values in
      calls += values.count / 5
      try batched(inputs: 3, outputs: 5) { Array(repeating: map($0)[0], count: 5) }(points, values)
    }
    #expect(five.evaluations == calls)
    #expect(five.evaluations == one.evaluations)
    for row in five.rows { #expect(row.components == one.rows[0].components) }
  }

  @Test("a function that changes the number of its outputs is named")
  func changingShape() throws {
    #expect(throws: DifferentiationError.changesShape(expected: 2, found: 3)) {
      try witness.jacobian(at: [1]) { v in Array(repeating: v[0], count: v[0] == 1 ? 2 : 3) }
    }
  }

  @Test("no outputs, no rows")
  func noOutputs() throws {
    let estimate = try witness.jacobian(at: [1, 2]) { _ in [] }
    #expect(estimate.rows.isEmpty)
  }

  @Test("an output that is not finite leaves the others alone")
  func oneBadOutput() throws {
    let estimate = try witness.jacobian(at: [0.5]) { v in [sin(v[0]), .nan] }
    #expect(estimate.rows[0].components[0].holds(cos(0.5)))
    #expect(estimate.rows[1].components[0].status == .unresolved(.nonFinitePoint))
  }

  @Test("a jvp is J·v, whatever the length of v", arguments: [1, 1e-6, 1e6, 1e-200, -3])
  func jvp(length: Double) throws {
    let tangent = [0.3, -1, 2].map { $0 * length }
    let estimate = try witness.jvp(
      at: point, along: tangent, outputCount: 2, evaluate: batched(inputs: 3, outputs: 2, map))
    for (row, truths) in zip(estimate.rows, exact) {
      let truth = zip(truths, tangent).reduce(0) { $0 + $1.0 * $1.1 }
      let size = zip(truths, tangent).reduce(0) { $0 + abs($1.0 * $1.1) }
      #expect(row.components.count == 1)
      #expect(
        row.components[0].holds(truth, slack: 4e-16 * size),
        "\(row.components[0].summary), truth \(truth)")
      #expect(row.components[0].error <= 1e-7 * size)
    }
  }

  @Test("a jvp along nothing is nothing")
  func zeroTangent() throws {
    let estimate = try witness.jvp(
      at: point, along: [0, 0, 0], outputCount: 2, evaluate: batched(inputs: 3, outputs: 2, map))
    for row in estimate.rows {
      #expect(row.components[0].value == 0)
      #expect(row.components[0].status == .resolved)
    }
  }

  @Test("a vjp is uᵀ·J")
  func vjp() throws {
    for cotangent in [[1.0, 0], [0, 1], [0.5, -2], [1e8, 1e-8]] {
      let estimate = try witness.vjp(
        at: point, cotangent: cotangent, evaluate: batched(inputs: 3, outputs: 2, map))
      for (index, component) in estimate.components.enumerated() {
        let truth = cotangent[0] * exact[0][index] + cotangent[1] * exact[1][index]
        #expect(component.holds(truth), "\(component.summary), truth \(truth)")
      }
    }
  }

  @Test("a weight of 0 switches an output off, even one that is not finite")
  func zeroWeight() throws {
    let estimate = try witness.vjp(
      at: [0.5], cotangent: [1, 0],
      evaluate: batched(inputs: 1, outputs: 2) { [sin($0[0]), .nan] })
    #expect(estimate.components[0].holds(cos(0.5)))
  }

  @Test("⟨u, J v⟩ and ⟨uᵀJ, v⟩ agree within their bars")
  func adjoint() throws {
    var generator = SeededGenerator(seed: 21)
    for _ in 0..<20 {
      let v = (0..<3).map { _ in Double.random(in: -1...1, using: &generator) }
      let u = (0..<2).map { _ in Double.random(in: -1...1, using: &generator) }
      let evaluate = batched(inputs: 3, outputs: 2, map)
      let forward = try witness.jvp(at: point, along: v, outputCount: 2, evaluate: evaluate)
      let backward = try witness.vjp(at: point, cotangent: u, evaluate: evaluate)
      var difference = 0.0
      var slack = 1e-15
      for (weight, row) in zip(u, forward.rows) {
        difference += weight * row.components[0].value
        slack += abs(weight) * row.components[0].error
      }
      for (entry, component) in zip(v, backward.components) {
        difference -= entry * component.value
        slack += abs(entry) * component.error
      }
      #expect(abs(difference) <= slack)
    }
  }

  @Test("a tangent of the wrong length is an error that says so")
  func wrongTangent() {
    #expect(throws: DifferentiationError.wrongLength(what: "tangent", expected: 3, found: 2)) {
      try witness.jvp(
        at: point, along: [1, 2], outputCount: 2, evaluate: batched(inputs: 3, outputs: 2, map))
    }
    let error = DifferentiationError.wrongLength(what: "tangent", expected: 3, found: 2)
    #expect(error.description == "the tangent needs 3 entries, found 2")
  }
}
