/// What a class was asked: parts, points, and how answers are recognised.
package struct Exercise: Sendable {
  /// The format that this program reads.
  package static let schema = "gradcheck.exercise/1"

  /// The identifier, which every result line repeats.
  package var id: String

  /// The title, by language.
  package var title: [(language: Language, text: String)]

  /// The language of the feedback where the caller names none.
  package var language: Language

  /// The most points a submission can have.
  package var max: Double

  /// How printed numbers are judged.
  package var policy: Policy

  /// The parts, in the order of the file.
  package var parts: [ExercisePart]

  /// The SHA-256 of the exercise file: results belong to one version of it.
  package var sha256: String
}

/// A language that feedback is written in.
package enum Language: String, Sendable, CaseIterable {
  /// Russian.
  case ru
  /// English.
  case en
}

/// How printed numbers are judged.
package struct Policy: Sendable, Equatable {
  /// The significant digits that a rounded answer must have.
  package var minDigits = 3

  /// Whether students compute in `Float`, whatever their digits look like.
  package var isSinglePrecision = false

  /// Whether `0,98` is a number.
  package var allowsDecimalComma = false

  /// The share of the points for an answer that is right, but not exact enough.
  package var impreciseShare = 0.0
}

/// One part of an exercise: a function, and the derivatives that are asked for.
package struct ExercisePart: Sendable {
  /// Where the numbers of a variable come from.
  package enum Source: Sendable, Equatable {
    /// The student chose them.
    case submission
    /// The exercise fixes them.
    case fixed(NumberArray)
  }

  /// A number that the function needs.
  package struct Input: Sendable {
    /// The name in the formula.
    package var name: String
    /// Where the numbers come from.
    package var source: Source
    /// What students call it, the most telling name first.
    package var aliases: [String]
    /// What it is where a submission does not say.
    package var fallback: NumberArray?
  }

  /// A derivative that is asked for.
  package struct Answer: Sendable {
    /// The variable to differentiate by.
    package var variable: String
    /// What students write before the number.
    package var labels: [String]
    /// The share of the part's points, where the credit is shared out.
    package var weight: Double?
  }

  /// A function whose gradient students give by mistake.
  package struct Mistake: Sendable {
    /// The wrong formula.
    package var function: String
    /// What to say of it, by language.
    package var messages: [(language: Language, text: String)]
  }

  /// The identifier, such as `2.1`.
  package var id: String
  /// The points for everything right.
  package var points: Double
  /// What stands above the part in a submission.
  package var headings: [String]
  /// The formula.
  package var function: String
  /// The variables to differentiate by, in the order of the file.
  package var variables: [Input]
  /// The other numbers of the formula.
  package var data: [Input]
  /// What is asked for.
  package var answers: [Answer]
  /// Wrong functions that have a message of their own.
  package var mistakes: [Mistake]
}

/// Numbers with a shape: `[]` a scalar, `[n]` a vector, `[m, n]` a matrix.
package struct NumberArray: Sendable, Hashable {
  /// The extents.
  package var shape: [Int]
  /// The numbers, row by row.
  package var values: [Double]

  /// Creates an array from its values in row-major order.
  package init(shape: [Int], values: [Double]) {
    self.shape = shape
    self.values = values
  }

  /// Creates a scalar.
  package init(_ value: Double) {
    self.init(shape: [], values: [value])
  }
}
