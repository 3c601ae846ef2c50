/// What a reading says, given the one before it.
enum ProbeSign {
  /// A value is not finite.
  case notFinite
  /// The two sides differ by far more than either moves.
  case jump
  /// The function did not move, or made one step.
  case plateau
  /// Flat in one window, and in a wider one flat to one side: no staircase, an inactive branch ends here.
  case endOfBranch
  /// Alike to rounding in size, or absent.
  case ordinary
  /// More than rounding explains, for the first time or far less than before: smooth structure falls with the spacing.
  case structure
  /// More than rounding explains, of one size in both windows, and few enough roundings to be nothing else.
  case rounding
  /// More than rounding explains, and of one size in both windows.
  case noise

  /// So many roundings are no surprise, in a sum or a quotient of sums.
  ///
  /// Chosen; the prototype looked again from 4 on.
  static let ordinaryNoise = 16.0
  /// Noise above so many roundings must be shown to be rounding before a verdict may rest on it.
  ///
  /// Chosen, as four times that.
  static let provenNoise = 64.0
  /// More than this share of the noise before is noise of one size.
  ///
  /// Chosen: three samples may be small by chance (one point in thirty is measured at less than a third of its noise),
  /// while a bend falls like the spacing, by 2^12 (2^5 in `Float`).
  static let sameSize = 1.0 / 8

  /// Tells what a reading says.
  ///
  /// - Parameters:
  ///   - reading: The reading; nil where a value is not finite.
  ///   - last: The finite reading before it.
  ///   - sigma: The noise that was seen before it, if any.
  init(of reading: ProbeReading?, after last: ProbeReading?, sigma before: Double?) {
    guard let reading else {
      self = .notFinite
      return
    }
    if reading.isJump {
      self = .jump
    } else if let last, last.isPlateau != reading.isPlateau,
      (last.isPlateau ? reading : last).isFlatOnOneSide
    {
      self = .endOfBranch
    } else if reading.isPlateau {
      self = .plateau
    } else {
      let sigma = reading.sigma
      if sigma <= Self.ordinaryNoise * reading.rounding {
        self = .ordinary
      } else if let before, sigma > Self.sameSize * before {
        self = sigma <= Self.provenNoise * reading.rounding ? .rounding : .noise
      } else {
        self = .structure
      }
    }
  }
}

/// How far a measurement has come.
enum ProbeState {
  /// Nothing has moved yet.
  case blank
  /// The function stood still; wider windows are tried.
  case still
  /// One window showed more than rounding explains.
  case raised
  /// A finer one showed far less.
  case falling
  /// A finer one showed as much.
  case lasting

  /// Where the next window is.
  enum Move {
    /// Nearer to the point, away from where f is not finite.
    case away
    /// Wider, to see a function move.
    case wider
    /// Much finer, where structure is gone and noise is not.
    case finer
  }

  /// A row's right-hand side.
  enum Transition {
    case go(ProbeState, Move)
    case end(ProbeOutcome)
  }

  /// The table.
  func transition(on sign: ProbeSign) -> Transition {
    switch (self, sign) {
    case (_, .notFinite): .go(self, .away)
    case (_, .jump): .end(.jump)
    case (_, .endOfBranch): .end(.silent)

    case (.blank, .plateau): .go(.still, .wider)
    case (.blank, .ordinary): .end(.ordinary)
    case (.blank, .structure), (.blank, .rounding), (.blank, .noise): .go(.raised, .finer)

    case (.still, .plateau): .go(.still, .wider)
    case (.still, .ordinary), (.still, .structure), (.still, .rounding), (.still, .noise):
      .end(.wideTreads)

    // Below a tread nothing moves: what the wider window saw is the function's step.
    case (.raised, .plateau), (.falling, .plateau), (.lasting, .plateau): .end(.treads)

    case (.raised, .ordinary): .end(.ordinary)
    case (.raised, .structure): .go(.falling, .finer)
    case (.raised, .rounding): .end(.rounding)
    case (.raised, .noise): .go(.lasting, .finer)

    case (.falling, .ordinary), (.falling, .structure), (.falling, .rounding), (.falling, .noise):
      .end(.ordinary)

    case (.lasting, .rounding), (.lasting, .noise): .end(.rounding)
    case (.lasting, .ordinary), (.lasting, .structure): .end(.unproven)
    }
  }

  /// What it comes to where no more windows can be taken.
  var outcome: ProbeOutcome {
    switch self {
    // A function that stays put, or makes one step and stays there, is not noisy: it may have a jump.
    case .blank, .still: .silent
    case .raised, .falling: .ordinary
    case .lasting: .unproven
    }
  }
}

/// What the readings come to.
enum ProbeOutcome {
  /// Nothing is known to move the function but itself.
  case silent
  /// The noise is what the sides of a jump have of it.
  case jump
  /// The last window's noise: rounding, or what structure left.
  case ordinary
  /// Larger than rounding and of one size in every window: lost digits.
  case rounding
  /// Larger than rounding in two windows and gone in a third: lost digits, or a ripple.
  case unproven
  /// The function moved, and stood still in a finer window.
  case treads
  /// It stood still, and moved in a wider window.
  case wideTreads
}
