import NumericalDifferentiation

/// Drives a session: asks the functions at the points that it hands out.
struct RegionCheck<each Argument> {
  /// A template of the arguments.
  let pack: ArgumentPack<repeat each Argument>
  private let bounds: [ClosedRange<Double>]
  private let count: Int
  private let precision: EvaluationPrecision
  private let options: CheckOptions
  /// The numbers in the arguments that no check can write.
  private let unreached: [String]

  init(
    _ region: repeat Region<each Argument>, count: Int, isSingle: Bool, options: CheckOptions
  ) {
    pack = ArgumentPack(repeat (each region).template)
    var bounds: [ClosedRange<Double>] = []
    for region in repeat each region { bounds += region.bounds }
    self.bounds = bounds
    self.count = count
    precision = pack.hasSingles || isSingle ? .float32 : .float64
    self.options = options
    unreached = pack.unreached()
  }

  private var session: RegionSession {
    RegionSession(
      bounds: bounds, count: count, precision: precision, options: options, names: pack.names,
      source: pack.source)
  }

  private func question(_ point: [Double]) -> GradientQuestion {
    var question = GradientQuestion(
      point: point, precision: precision, hasKeys: pack.hasKeys, options: options,
      names: pack.names)
    question.outline = pack.outline
    question.unreached = unreached
    return question
  }

  /// Whether a point lies in the region; the function is not asked elsewhere.
  private func contains(_ row: some Sequence<Double>) -> Bool {
    zip(row, bounds).allSatisfy { $1.contains($0) }
  }

  private func gradientThrew(_ error: any Error) -> GradientReport {
    GradientReport(
      components: [],
      findings: [
        Finding(
          .gradientThrows, verdict: .mismatch,
          "the gradient function throws where the function has a value: \(error)")
      ], evaluations: 0, method: (options.method ?? .adaptive).name)
  }

  func run(
    value: (UnsafeBufferPointer<Double>) throws -> Double,
    claim: ([Double]) throws -> GradientQuestion.Claim
  ) -> GradientReport {
    var session = session
    while let point = session.next() {
      guard let centre = point.withUnsafeBufferPointer({ try? value($0) }), centre.isFinite else {
        session.accept(.undefined)
        continue
      }
      do {
        session.accept(
          .checked(
            try question(point).answer(
              value: { contains($0) ? try value($0) : .nan }, claim: { try claim(point) })))
      } catch {
        session.accept(.checked(gradientThrew(error)))
      }
    }
    return session.conclude()
  }

  nonisolated(nonsending) func run(
    value: nonisolated(nonsending) ([Double]) async throws -> Double,
    claim: nonisolated(nonsending) ([Double]) async throws -> GradientQuestion.Claim
  ) async -> GradientReport {
    var session = session
    while let point = session.next() {
      guard let centre = try? await value(point), centre.isFinite else {
        session.accept(.undefined)
        continue
      }
      do {
        session.accept(
          .checked(
            try await question(point).answer(
              value: { contains($0) ? try await value($0) : .nan },
              claim: { try await claim(point) })))
      } catch {
        session.accept(.checked(gradientThrew(error)))
      }
    }
    return session.conclude()
  }
}

extension ArgumentPack {
  /// The arguments of a point as source code: `2.0, [1.0, 0.5]`.
  func source(_ point: [Double]) -> String {
    let arguments = replacing(point)
    var parts: [String] = []
    for argument in repeat each arguments { parts.append(String(describing: argument)) }
    return parts.joined(separator: ", ")
  }
}
