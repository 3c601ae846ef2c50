/// What is rounded inside a function: log(1 + x²) keeps its value while x² does not.
///
/// Over one tread such a function is as smooth as any, and what is added to it has a slope of its own: steps that stay on the
/// tread see that slope alone, with a narrow bar.
extension ScaleScan {
  /// Steps below this share of the natural scale may stay on one tread (chosen).
  private static let shortStep = 0x1p-12
  /// The function is computed from numbers of size 1, and is itself below this (chosen): what they are rounded by stands
  /// out of its own rounding.
  private static let smallValue = 0x1p-4
  /// Coarser opinions that agree tell another number than a finer one if their bars are this share of what is between.
  private static let contestingShare = 0x1p-5
  /// Treads of numbers of size 1 to a few thousand, in units of roundoff.
  private static let treads = 0.25...0x1p13
  /// What leaves the line of the slope by so many of the bars, or of the function's roundings, has left it (chosen).
  private static let leavingBars = 4.0

  /// Whether an estimate may stand on one tread, by its steps and by the function's values.
  package static func mayStandOnTread(_ estimate: DerivativeEstimate) -> Bool {
    let around = estimate.surroundings
    return around.nearMagnitude < smallValue && around.length > 0
      && estimate.largestStep < shortStep * around.length
  }

  /// Whether an estimate was made on one tread: coarser steps agree on another number, and the line of its slope ends in a
  /// jump as high as what is rounded inside makes.
  ///
  /// Where the function goes on continuously, it has a joint there, and the finer steps are right.
  ///
  /// - Parameter values: The function along the coordinate, at several places.
  package func standsOnTread(
    _ estimate: DerivativeEstimate, _ values: ([Double]) throws -> [Double]
  ) rethrows -> Bool {
    guard isContested(estimate) else { return false }
    let rounding = precision.unitRoundoff * abs(centre) + precision.quantum
    let stretch = try FlatStretch.follow(from: estimate.largestStep, of: self) { places in
      zip(places, try values(places)).map { place, value in
        let step = place - x
        let deviation = value - centre - estimate.value * step
        let slack = Self.leavingBars * (estimate.error * abs(step) + rounding)
        // What goes on continuously leaves the slack by nothing at first.
        return centre + max(abs(deviation) - slack, 0)
      }
    }
    switch stretch {
    case .certain, .saturated, .jump: return false
    case .staircase(let rise, _), .torn(let rise, _):
      return Self.treads.contains(rise / precision.unitRoundoff)
    }
  }

  /// Whether two neighbouring opinions of steps coarser than an estimate's agree on another number.
  private func isContested(_ estimate: DerivativeEstimate) -> Bool {
    zip(opinions, opinions.dropFirst()).contains { coarse, fine in
      let gap = min(abs(coarse.value - estimate.value), abs(fine.value - estimate.value))
      let bars = max(coarse.bar, fine.bar)
      return fine.step > estimate.largestStep && bars <= Self.contestingShare * gap
        && gap > estimate.error + bars && abs(coarse.value - fine.value) <= coarse.bar + fine.bar
    }
  }
}
