extension AdaptiveSearch {
  /// The most quotients.
  ///
  /// Chosen: Wynn's table of nine has four even columns, and a half power needs two.
  private static let sidedLevels = 9
  /// Fewer have no table.
  private static let fewestQuotients = 3
  /// The largest step, in units of the scale.
  ///
  /// Chosen: another end of the domain is often a whole scale away.
  private static let largestSidedStep = 1.0 / 32
  /// The steps' ratio is 2 to this power: 4, between which a half power falls by 2.
  private static let sidedShift = 2
  /// Quotients converge if each change is at most this share of the one before: h^(1/27) falls so, and log h does
  /// not (chosen).
  private static let slowestFall = 0.95

  /// The derivative towards one side, from geometric steps.
  ///
  /// At the edge of a domain the powers of the error are unknown (h, √h, h log h, …). Two accelerations are
  /// tried, and the entry with the narrowest bar is taken: Richardson's for integer powers, and Wynn's epsilon
  /// algorithm (MTAC 10, 1956), which eliminates any powers when the steps are geometric.
  mutating func oneSidedDerivative(
    _ side: DerivativeEstimate.Side, _ evaluate: LineEvaluation
  ) throws -> DerivativeEstimate {
    let sign = side == .right ? 1.0 : -1.0
    let largest = nearestPowerOfTwo(ladder.scale * Self.largestSidedStep)
    var quotients: [Double] = []
    var noises: [Double] = []
    var magnitude = abs(ladder.centre)
    let roundoff = ladder.precision.unitRoundoff
    var steps: [Double] = []
    for index in 0..<(2 * Self.sidedLevels) where quotients.count < Self.sidedLevels {
      let step = largest / Double(1 << (Self.sidedShift * index))
      let abscissa = ladder.precision.round(ladder.x + sign * step)
      guard abscissa != ladder.x else { break }
      let value = try ladder.value(at: abscissa, evaluate)
      guard value.isFinite else {
        // The other end of the domain: what is beyond it does not count.
        quotients.removeAll()
        noises.removeAll()
        steps.removeAll()
        continue
      }
      let width = abscissa - ladder.x
      steps.append(step)
      quotients.append((value - ladder.centre) / width)
      let uncertainty =
        roundoff * max(abs(value), abs(ladder.centre)) + ladder.precision.deviations
        * ladder.noise.sigma
      noises.append(uncertainty / abs(width))
      magnitude = max(magnitude, abs(value))
    }
    guard quotients.count >= Self.fewestQuotients, let widest = steps.first,
      let smallest = steps.last
    else {
      return .unresolved(.nonFiniteNeighbourhood, evaluations: ladder.evaluations)
    }
    guard Self.converges(quotients, noises) else {
      return .unresolved(
        .noTaylorSeries, value: quotients[quotients.count - 1], evaluations: ladder.evaluations)
    }
    Self.raise(&noises, toWhatIsSeenIn: quotients, steps)
    var best = Acceleration(value: quotients[quotients.count - 1], error: .infinity, noise: 0)
    Acceleration.richardson(quotients, noises, &best)
    Acceleration.epsilon(quotients, noises, &best)
    return DerivativeEstimate(
      value: best.value, truncationError: max(best.error - best.noise, 0),
      roundoffError: best.noise, smallestStep: smallest, largestStep: widest,
      levels: quotients.count, evaluations: ladder.evaluations, status: .resolved,
      surroundings: Surroundings(
        magnitude: magnitude, nearMagnitude: abs(ladder.centre), length: widest,
        naturalLength: widest, noise: ladder.noise.sigma,
        isFlat: quotients.allSatisfy { $0 == 0 }))
  }
}

extension AdaptiveSearch {
  /// Raises the noise of the quotients to what their own changes show.
  ///
  /// The noise probe looks to both sides, so beside an edge it may have seen nothing. The quotients of a function with a
  /// one-sided derivative change by less from step to smaller step; where they change by more, that is the function's
  /// noise, or the treads of one that moves in steps, and it is as large at every other step.
  private static func raise(
    _ noises: inout [Double], toWhatIsSeenIn quotients: [Double], _ steps: [Double]
  ) {
    var seen = 0.0
    for index in quotients.indices.dropFirst(fewestQuotients) {
      let change = abs(quotients[index] - quotients[index - 1])
      let before = abs(quotients[index - 1] - quotients[index - 2])
      let noise = StandsOut.visible * (noises[index] + noises[index - 1])
      if change > slowestFall * before + noise {
        seen = max(seen, change * steps[index])
      }
    }
    guard seen > 0 else { return }
    for index in noises.indices { noises[index] = max(noises[index], seen / steps[index]) }
  }

  /// Whether the quotients' changes shrink with the step, or drown in noise.
  ///
  /// At √x or log x they grow, for the slope is infinite or nearly so; and the epsilon algorithm, which
  /// eliminates growing powers as well as falling ones, would return what is left when infinity is taken off.
  private static func converges(_ quotients: [Double], _ noises: [Double]) -> Bool {
    let last = quotients.count - 1
    let change = abs(quotients[last] - quotients[last - 1])
    let before = abs(quotients[last - 1] - quotients[last - 2])
    return change <= slowestFall * before + StandsOut.visible * (noises[last] + noises[last - 1])
  }
}

/// The best entry of an acceleration table so far.
private struct Acceleration {
  /// The steps' ratio.
  private static let ratio = 4.0
  /// With integer powers a change is a quarter of the one before; a little more is let pass (chosen).
  private static let integerFall = 0.3
  /// In Richardson's table an entry is taken to be off by twice its change.
  ///
  /// Chosen: where changes fall by 4, a third is left.
  private static let richardsonSafety = 2.0
  /// In Wynn's, where the powers are unknown and may fall slowly, by four times that (chosen).
  private static let epsilonSafety = 4.0
  /// An entry's noise, in units of that of its last quotient.
  ///
  /// Derived for Richardson's table: the weights' absolute values sum to Π (4ᵏ + 1) / (4ᵏ - 1) < 2. Chosen for Wynn's,
  /// whose noise is carried along.
  private static let noiseGain = 2.0

  var value: Double
  var error: Double
  var noise: Double

  private mutating func offer(_ value: Double, error: Double, noise: Double) {
    if value.isFinite, error < self.error {
      self = Acceleration(value: value, error: error, noise: noise)
    }
  }

  /// Neville's table for steps that fall by 4 and errors in powers of h.
  static func richardson(_ quotients: [Double], _ noises: [Double], _ best: inout Acceleration) {
    // Integer powers show: every difference is at most a quarter of the one before, or noise.
    var changes: [Double] = []
    for index in 1..<quotients.count {
      changes.append(abs(quotients[index] - quotients[index - 1]))
    }
    var convergesFrom = 0
    for index in 1..<changes.count {
      let bound = integerFall * changes[index - 1] + StandsOut.visible * noises[index + 1]
      if changes[index] > bound { convergesFrom = index }
    }
    var column = quotients
    var power = 1.0
    for order in 1..<quotients.count {
      power *= ratio
      let previous = column
      column = (0..<(previous.count - 1)).map {
        previous[$0 + 1] + (previous[$0 + 1] - previous[$0]) / (power - 1)
      }
      for (index, value) in column.enumerated() where index >= convergesFrom {
        let noise = noiseGain * noises[index + order]
        let difference = max(
          abs(value - previous[index + 1]), abs(value - previous[index]) / power)
        best.offer(value, error: richardsonSafety * difference + noise, noise: noise)
      }
    }
  }

  /// Wynn's table; noise is carried along, and an entry that divides by noise is dropped.
  static func epsilon(_ quotients: [Double], _ noises: [Double], _ best: inout Acceleration) {
    var before = [Double](repeating: 0, count: quotients.count + 1)
    var beforeNoise = before
    var column = quotients
    var columnNoise = noises
    var lastEven = quotients
    for order in 1..<quotients.count {
      var next: [Double] = []
      var nextNoise: [Double] = []
      for index in 0..<(column.count - 1) {
        let difference = column[index + 1] - column[index]
        let noise = columnNoise[index] + columnNoise[index + 1]
        if abs(difference) <= StandsOut.difference * noise || difference.isNaN {
          next.append(.nan)
          nextNoise.append(.nan)
        } else {
          next.append(before[index + 1] + 1 / difference)
          nextNoise.append(beforeNoise[index + 1] + noise / (difference * difference))
        }
      }
      if order % 2 == 0 {
        for index in 1..<max(next.count, 1) {
          let older = order > 2 ? abs(next[index] - lastEven[index + 2]) : 0
          let noise = noiseGain * nextNoise[index]
          let difference = max(abs(next[index] - next[index - 1]), older)
          best.offer(next[index], error: epsilonSafety * difference + noise, noise: noise)
        }
        lastEven = next
      }
      (before, column) = (column, next)
      (beforeNoise, columnNoise) = (columnNoise, nextNoise)
    }
  }
}
