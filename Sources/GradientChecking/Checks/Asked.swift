import NumericalDifferentiation

// What the checks have in common.

extension GradientChecks {
  /// Asks about a function of any arguments.
  func ask<each P, V: GradientScalar>(
    _ options: [CheckOption], at x: repeat each P, of f: (repeat each P) throws -> V,
    claim: (ArgumentPack<repeat each P>) throws -> GradientQuestion.Claim
  ) rethrows -> GradientReport {
    let pack = ArgumentPack(repeat each x)
    return try question(pack, V.self, options)
      .answer(
        value: { try pack.value(of: f, at: $0) }, claim: { try claim(pack) }, input: pack.read)
  }

  func question<each P, V: GradientScalar>(
    _ pack: ArgumentPack<repeat each P>, _: V.Type, _ options: [CheckOption]
  ) -> GradientQuestion {
    GradientQuestion(pack, isSingle: V.self == Float.self, options: CheckOptions(options))
  }
}

extension ArgumentPack {
  /// A claimed gradient that has the arguments' types.
  func claim(_ parts: repeat each Argument, value: Double? = nil) -> GradientQuestion.Claim {
    Self.claim(repeat each parts, value: value)
  }

  /// Values of the arguments' types with other components; nil where an argument has reference semantics, since
  /// no other value can be made from it.
  func copy(with components: [Double]) -> (repeat each Argument)? {
    let probe = replacing(values.map { $0 == 0 ? 1 : 0 })
    let isShared = zip(read(), values).contains { !isSame($0, $1) }
    withExtendedLifetime(probe) {}
    guard isShared else { return replacing(components) }
    // The components were written into the point itself.
    _ = replacing(values)
    return nil
  }
}

extension Finding {
  static var tangentOfReference: Finding {
    Finding(
      .invalidOption, verdict: .inconclusive,
      "the point has reference semantics, so no tangent can be made from it: give one, along:")
  }
}

// MARK: Functions with several outputs

extension GradientQuestion {
  /// Asks about the arguments of a function with several outputs.
  init<each Argument>(_ pack: ArgumentPack<repeat each Argument>, _ options: [CheckOption]) {
    self.init(pack, isSingle: false, options: CheckOptions(options))
  }

  /// Weights of outputs, drawn from the seed.
  func drawnCotangent<Outputs>(_ outputs: Outputs) -> Outputs {
    let pack = ArgumentPack(outputs)
    return pack.replacing(options.drawnCotangent(pack.values.count))
  }
}

extension VectorQuestion {
  /// Asks about a Hessian: the Jacobian of a gradient, whose outputs are called as the components.
  init(hessianOf base: GradientQuestion) {
    let names = base.names()
    self.init(.jacobian, of: base) { $0 < names.count ? names[$0] : "x[\($0)]" }
  }
}

extension VectorQuestion.Claim {
  /// A matrix, row by row; at a flat point, each of the rows must have as many entries as the point.
  init<Matrix, each Argument>(
    rows matrix: Matrix, at pack: ArgumentPack<repeat each Argument>, outputs: [Double]? = nil
  ) {
    if pack.isFlat, let rows = matrix as? [any Collection] {
      func values<Row>(_ row: Row) -> [Double] { ClaimReader.values(row) }
      self.init(rows: rows.map { values($0) }, of: pack.values.count)
    } else {
      self.init(ClaimReader.values(matrix))
    }
    self.outputs = outputs
  }
}

extension ArgumentPack {
  /// Whether the arguments are one array of numbers.
  fileprivate var isFlat: Bool {
    let type: Any.Type = (repeat each Argument).self
    return type == [Double].self || type == [Float].self
  }
}
