import NumericalDifferentiation

/// Drives a session: asks the functions at the points that it hands out.
struct RegionCheck<each Argument> {
  /// A template of the arguments.
  let pack: ArgumentPack<repeat each Argument>
  private let bounds: [ClosedRange<Double>]
  private let count: Int
  private let precision: EvaluationPrecision
  let options: CheckOptions
  /// The numbers in the arguments that no check can write.
  private let unreached: [String]

  init(
    _ region: repeat Region<each Argument>, count: Int, isSingle: Bool = false,
    options: CheckOptions
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

  func question(_ point: [Double]) -> GradientQuestion {
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

  private func claimThrew(_ error: any Error) -> GradientReport {
    GradientReport(
      components: [],
      findings: [
        Finding(
          .gradientThrows, verdict: .mismatch,
          "the gradient function throws where the function has a value: \(error)")
      ], evaluations: 0, method: (options.method ?? .adaptive).name)
  }

  // MARK: Gradients

  func run(
    value: (UnsafeBufferPointer<Double>) throws -> Double,
    claim: ([Double]) throws -> GradientQuestion.Claim
  ) -> GradientReport {
    run { point in
      point.withUnsafeBufferPointer { try? value($0) }?.isFinite == true
    } check: { point in
      try question(point).answer(
        value: { contains($0) ? try value($0) : .nan }, claim: { try claim(point) })
    }
  }

  nonisolated(nonsending) func run(
    value: nonisolated(nonsending) ([Double]) async throws -> Double,
    claim: nonisolated(nonsending) ([Double]) async throws -> GradientQuestion.Claim
  ) async -> GradientReport {
    await run { point in
      (try? await value(point))?.isFinite == true
    } check: { point in
      try await question(point).answer(
        value: { contains($0) ? try await value($0) : .nan }, claim: { try await claim(point) })
    }
  }

  // MARK: Functions with several outputs

  /// The tangent along which products are checked at every point.
  var tangent: [Double] { options.drawnTangent(bounds.count) }

  /// - Parameters:
  ///   - outputs: The function.
  ///   - derivative: What is claimed, for so many outputs.
  ///   - isHessian: Whether the outputs are called as the components.
  ///   - claim: The claim at a point.
  func run(
    outputs: (UnsafeBufferPointer<Double>) throws -> [Double],
    derivative: (Int) -> VectorQuestion.Derivative, isHessian: Bool = false,
    claim: ([Double]) throws -> VectorQuestion.Claim
  ) -> GradientReport {
    func found(_ point: [Double]) throws -> [Double] {
      try point.withUnsafeBufferPointer { try outputs($0) }
    }
    return run { point in
      (try? found(point))?.allSatisfy(\.isFinite) == true
    } check: { point in
      try question(derivative(try found(point).count), at: point, isHessian: isHessian).answer(
        value: { contains($0) ? try outputs($0) : [] }, claim: { try claim(point) })
    }
  }

  nonisolated(nonsending) func run(
    outputs: nonisolated(nonsending) ([Double]) async throws -> [Double],
    derivative: (Int) -> VectorQuestion.Derivative, isHessian: Bool = false,
    claim: nonisolated(nonsending) ([Double]) async throws -> VectorQuestion.Claim
  ) async -> GradientReport {
    await run { point in
      (try? await outputs(point))?.allSatisfy(\.isFinite) == true
    } check: { point in
      let count = try await outputs(point).count
      return try await question(derivative(count), at: point, isHessian: isHessian).answer(
        value: { contains($0) ? try await outputs($0) : [] }, claim: { try await claim(point) })
    }
  }

  private func question(
    _ derivative: VectorQuestion.Derivative, at point: [Double], isHessian: Bool
  ) -> VectorQuestion {
    isHessian
      ? VectorQuestion(hessianOf: question(point)) : VectorQuestion(derivative, of: question(point))
  }

  // MARK: Points

  private func run(
    isDefined: ([Double]) -> Bool, check: ([Double]) throws -> GradientReport
  ) -> GradientReport {
    var session = session
    while let point = session.next() {
      guard isDefined(point) else {
        session.accept(.undefined)
        continue
      }
      do {
        session.accept(.checked(try check(point)))
      } catch {
        session.accept(.checked(claimThrew(error)))
      }
    }
    return session.conclude()
  }

  nonisolated(nonsending) private func run(
    isDefined: nonisolated(nonsending) ([Double]) async -> Bool,
    check: nonisolated(nonsending) ([Double]) async throws -> GradientReport
  ) async -> GradientReport {
    var session = session
    while let point = session.next() {
      guard await isDefined(point) else {
        session.accept(.undefined)
        continue
      }
      do {
        session.accept(.checked(try await check(point)))
      } catch {
        session.accept(.checked(claimThrew(error)))
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
