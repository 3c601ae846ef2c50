/// A numerical Jacobian, or a column of one.
public struct JacobianEstimate: Sendable, Equatable {
  /// One gradient for every output; for a jvp each has a single component.
  public var rows: [GradientEstimate]

  /// Evaluations of the function, each giving all outputs.
  public var evaluations: Int

  /// Creates an estimate.
  public init(rows: [GradientEstimate], evaluations: Int) {
    self.rows = rows
    self.evaluations = evaluations
  }
}

/// Remembers all outputs at every point, so that the searches of different outputs share evaluations.
struct OutputMemory {
  private let inputCount: Int
  let outputCount: Int
  private var known: [[Double]: [Double]] = [:]
  private(set) var evaluations = 0

  init(inputCount: Int, outputCount: Int) {
    self.inputCount = inputCount
    self.outputCount = outputCount
  }

  /// Reads one output at several points; those not seen before are evaluated in one call.
  mutating func read(
    _ output: Int, at points: UnsafeBufferPointer<Double>,
    into values: UnsafeMutableBufferPointer<Double>, _ evaluate: PointEvaluation
  ) throws {
    let rows = values.indices.map {
      Array(points[($0 * inputCount)..<(($0 + 1) * inputCount)])
    }
    var seen: Set<[Double]> = []
    let missing = rows.filter { known[$0] == nil && seen.insert($0).inserted }
    if !missing.isEmpty {
      var results = [Double](repeating: .nan, count: missing.count * outputCount)
      try missing.flatMap { $0 }.withUnsafeBufferPointer { points in
        try results.withUnsafeMutableBufferPointer { try evaluate(points, $0) }
      }
      for (index, row) in missing.enumerated() {
        known[row] = Array(results[(index * outputCount)..<((index + 1) * outputCount)])
      }
      evaluations += missing.count
    }
    for (index, row) in rows.enumerated() { values[index] = known[row]?[output] ?? .nan }
  }
}
