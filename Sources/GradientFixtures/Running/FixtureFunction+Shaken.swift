import ReferenceAutodiff

extension FixtureFunction {
  /// The steps of the differences in a Hessian, as shares of the coordinate.
  ///
  /// They only serve to compare Hessians with each other, whose errors of truncation are alike: three digits
  /// would be enough. Over the first step the rounding of the gradients is 1e-12 of them, far below what single
  /// precision does. The second is for points beside the edge of a domain, such as asin at 0.99999, where it is
  /// still below.
  private static let hessianSteps = [0x1p-14, 0x1p-22]

  /// Repeats the reference gradient of the weighted sum of the outputs, and the outputs, as single precision has
  /// them.
  ///
  /// The point and the weights are rounded to `Float` first.
  func repetitions(
    at point: [Double], cotangent: [Double]
  ) -> (gradient: Repetitions, values: Repetitions) {
    let point = point.map(Shaking.rounded)
    let cotangent = cotangent.map(Shaking.rounded)
    let both = Repetitions { run, keepsRange in
      compiled.shaken(at: point, cotangent, run: run, keepsRange: keepsRange)
    }
    return (
      both.map { Array($0[..<self.inputCount]) }, both.map { Array($0[self.inputCount...]) }
    )
  }

  /// What a right claim of each entry of the Hessian is allowed, row by row; see ``Repetitions``.
  ///
  /// It is measured by differences of gradients, which are repeated with the same errors on both sides. The
  /// errors of the second sweep itself are not in there.
  func hessianAllowances(at point: [Double]) -> [Double] {
    let rounded = point.map(Shaking.rounded)
    var allowances: [Double] = []
    for step in Self.hessianSteps {
      let hessian = Self.differences(at: point, step: step) { point in
        var gradient: [Double] = []
        var scale: [Double] = []
        referenceGradient(at: point, cotangent: [1], gradient: &gradient, scale: &scale)
        return gradient
      }
      let repetitions = Repetitions { run, keepsRange in
        var all = Repetitions.Sample(numbers: [])
        var isSmooth = true
        all.numbers = Self.differences(at: rounded, step: step) { point in
          let sample = compiled.shaken(at: point, [1], run: run, keepsRange: keepsRange)
          isSmooth = isSmooth && (all.path.isEmpty || all.path == sample.path)
          all.path = sample.path
          all.leftRange = all.leftRange || sample.leftRange
          return Array(sample.numbers[..<self.inputCount])
        }
        // A difference over a kink is no derivative.
        if !isSmooth { all.numbers = all.numbers.map { _ in .nan } }
        return all
      }
      allowances = repetitions.allowances(around: hessian)
      if hessian.allSatisfy(\.isFinite), repetitions.isFinite { break }
    }
    return allowances
  }

  /// Central differences of a gradient, row by row; they are symmetric but for rounding.
  private static func differences(
    at point: [Double], step: Double, of gradient: ([Double]) -> [Double]
  ) -> [Double] {
    point.indices.flatMap { index in
      let step = step * (point[index] == 0 ? 1 : abs(point[index]))
      var left = point
      var right = point
      left[index] -= step
      right[index] += step
      return zip(gradient(left), gradient(right)).map { ($1 - $0) / (right[index] - left[index]) }
    }
  }
}
