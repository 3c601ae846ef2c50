import GradientChecking

/// The precision in which a claim was computed.
package enum FixturePrecision: String, Sendable, CaseIterable {
  /// Double precision.
  case float64
  /// Single precision.
  case float32
}

/// What a kink does to a verdict.
package enum FixtureKinks: String, Sendable, CaseIterable {
  /// Where the one-sided derivatives disagree, the verdict is `nondifferentiable`.
  case report
  /// A claim between the one-sided derivatives passes.
  case subgradients
}

/// How far a claim may lie from the truth, where the case says so; each part is positive and finite.
package struct FixtureTolerance: Sendable, Equatable {
  /// The part of the derivative's size.
  package var relative: Double?
  /// The absolute part.
  package var absolute: Double?

  /// Creates a tolerance.
  package init(relative: Double? = nil, absolute: Double? = nil) {
    self.relative = relative
    self.absolute = absolute
  }
}

/// A program whose gradients are to be checked.
package struct FixtureImplementation: Sendable, Equatable {
  /// The program and its arguments; never empty.
  package var command: [String]
  /// The name by which the program knows the function; nil where it holds only one.
  package var function: String?
  /// Seconds that a reply may take; nil where the case does not say.
  package var timeout: Double?

  /// Creates an implementation.
  package init(command: [String], function: String? = nil, timeout: Double? = nil) {
    self.command = command
    self.function = function
    self.timeout = timeout
  }
}

/// The points at which an implementation is to be checked.
package enum FixturePoints: Sendable, Equatable {
  /// The interval of one variable, for each of its components.
  package struct Interval: Sendable, Equatable {
    /// The variable.
    package var name: String
    /// The lower end; finite.
    package var low: Double
    /// The upper end; finite, and above the lower.
    package var high: Double

    /// Creates an interval.
    package init(name: String, low: Double, high: Double) {
      self.name = name
      self.low = low
      self.high = high
    }
  }

  /// Seeded random points; one interval per variable, in the order of the variables.
  case random(count: Int, seed: UInt64, intervals: [Interval])

  /// Given points, each flattened in the order of the variables.
  case listed([[Double]])
}

/// What a case may leave to its file.
struct FixtureDefaults: Sendable {
  var precision = FixturePrecision.float64
  var kinks = FixtureKinks.report
  var expected = Verdict.match
  var tolerance: FixtureTolerance?
  var tags: [String] = []
}
