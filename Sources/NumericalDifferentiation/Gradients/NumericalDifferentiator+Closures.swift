// Functions as closures, one point at a time. Each is asked once more at the end, at the point itself.

extension NumericalDifferentiator {
  /// The derivative of a function of one variable.
  ///
  /// - Throws: What the function throws at `x`, and ``DifferentiationError``.
  public func derivative(
    at x: Double, of function: (Double) throws -> Double
  ) throws -> DerivativeEstimate {
    try gradient(at: [x]) { try function($0[0]) }.components[0]
  }

  /// The gradient of a function of n variables.
  ///
  /// - Throws: What the function throws at the point, and ``DifferentiationError``.
  public func gradient(
    at point: [Double], of function: ([Double]) throws -> Double
  ) throws -> GradientEstimate {
    let known = KnownOutputs(point: point, outputs: [try function(point)])
    var estimate = try method.gradient(at: point, precision: precision) { points, values in
      try known.evaluate(points, into: values) { [try function($0)] }
    }
    try known.verify([try function(point)])
    estimate.evaluations += 1
    return estimate
  }

  /// The Jacobian of a function with m outputs: one gradient a row.
  ///
  /// - Throws: What the function throws at the point, and ``DifferentiationError``.
  public func jacobian(
    at point: [Double], of function: ([Double]) throws -> [Double]
  ) throws -> JacobianEstimate {
    let known = KnownOutputs(point: point, outputs: try function(point))
    var estimate = try jacobian(at: point, outputCount: known.outputs.count) { points, values in
      try known.evaluate(points, into: values, function)
    }
    try known.verify(try function(point))
    estimate.evaluations += 1
    return estimate
  }

  /// The derivative of every output along a direction: J·tangent, one row with one component an output.
  ///
  /// - Throws: What the function throws at the point, and ``DifferentiationError``.
  public func jvp(
    at point: [Double], along tangent: [Double], of function: ([Double]) throws -> [Double]
  ) throws -> JacobianEstimate {
    let known = KnownOutputs(point: point, outputs: try function(point))
    var estimate = try jvp(
      at: point, along: tangent, outputCount: known.outputs.count
    ) { points, values in
      try known.evaluate(points, into: values, function)
    }
    try known.verify(try function(point))
    estimate.evaluations += 1
    return estimate
  }

  /// The gradient of the outputs' sum weighted by a cotangent: cotangentᵀ·J.
  ///
  /// - Throws: What the function throws at the point, and ``DifferentiationError``.
  public func vjp(
    at point: [Double], cotangent: [Double], of function: ([Double]) throws -> [Double]
  ) throws -> GradientEstimate {
    let known = KnownOutputs(point: point, outputs: try function(point))
    guard cotangent.count == known.outputs.count else {
      throw DifferentiationError.wrongLength(
        what: "cotangent", expected: known.outputs.count, found: cotangent.count)
    }
    var estimate = try vjp(at: point, cotangent: cotangent) { points, values in
      try known.evaluate(points, into: values, function)
    }
    try known.verify(try function(point))
    estimate.evaluations += 1
    return estimate
  }
}

/// What a closure answered at the point, for the method's own look there and for a comparison at the end.
private struct KnownOutputs {
  let point: [Double]
  let outputs: [Double]

  /// Asks the function at every point; where it throws it is taken to be undefined.
  func evaluate(
    _ points: UnsafeBufferPointer<Double>, into values: UnsafeMutableBufferPointer<Double>,
    _ function: ([Double]) throws -> [Double]
  ) throws {
    let inputs = point.count
    let count = outputs.count
    for index in 0..<(values.count / max(count, 1)) {
      let row = Array(points[(index * inputs)..<((index + 1) * inputs)])
      let found = row == point ? outputs : try? function(row)
      if let found, found.count != count {
        throw DifferentiationError.changesShape(expected: count, found: found.count)
      }
      for output in 0..<count { values[index * count + output] = found?[output] ?? .nan }
    }
  }

  /// Compares with a second answer at the point.
  func verify(_ again: [Double]) throws {
    guard again.count == outputs.count else {
      throw DifferentiationError.changesShape(expected: outputs.count, found: again.count)
    }
    for (old, new) in zip(outputs, again) where old != new && !(old.isNaN && new.isNaN) {
      throw DifferentiationError.changesBetweenCalls(first: old, second: new)
    }
  }
}

// MARK: Float

extension NumericalDifferentiator {
  /// The same witness for functions that compute in `Float`: steps and bars are `Float`'s.
  private var single: NumericalDifferentiator {
    NumericalDifferentiator(method: method, precision: .float32)
  }

  /// The derivative of a function of one variable that computes in `Float`.
  ///
  /// Literals are `Double`, as everywhere in the language: `derivative(at: 3) { … }` takes the other one.
  ///
  /// - Throws: What the function throws at `x`, and ``DifferentiationError``.
  @_disfavoredOverload
  public func derivative(
    at x: Float, of function: (Float) throws -> Float
  ) throws -> DerivativeEstimate {
    try gradient(at: [x]) { try function($0[0]) }.components[0]
  }

  /// The gradient of a function of n variables that computes in `Float`.
  ///
  /// - Throws: What the function throws at the point, and ``DifferentiationError``.
  @_disfavoredOverload
  public func gradient(
    at point: [Float], of function: ([Float]) throws -> Float
  ) throws -> GradientEstimate {
    try single.gradient(at: point.map(Double.init)) { row in
      Double(try function(row.map { Float($0) }))
    }
  }

  /// The Jacobian of a function with m outputs that computes in `Float`.
  ///
  /// - Throws: What the function throws at the point, and ``DifferentiationError``.
  @_disfavoredOverload
  public func jacobian(
    at point: [Float], of function: ([Float]) throws -> [Float]
  ) throws -> JacobianEstimate {
    try single.jacobian(at: point.map(Double.init)) { row in
      try function(row.map { Float($0) }).map(Double.init)
    }
  }

  /// The derivative of every output of a function that computes in `Float`, along a direction.
  ///
  /// - Throws: What the function throws at the point, and ``DifferentiationError``.
  @_disfavoredOverload
  public func jvp(
    at point: [Float], along tangent: [Float], of function: ([Float]) throws -> [Float]
  ) throws -> JacobianEstimate {
    try single.jvp(at: point.map(Double.init), along: tangent.map(Double.init)) { row in
      try function(row.map { Float($0) }).map(Double.init)
    }
  }

  /// The gradient of a cotangent's product with the outputs of a function that computes in `Float`.
  ///
  /// - Throws: What the function throws at the point, and ``DifferentiationError``.
  @_disfavoredOverload
  public func vjp(
    at point: [Float], cotangent: [Float], of function: ([Float]) throws -> [Float]
  ) throws -> GradientEstimate {
    try single.vjp(at: point.map(Double.init), cotangent: cotangent.map(Double.init)) { row in
      try function(row.map { Float($0) }).map(Double.init)
    }
  }
}
