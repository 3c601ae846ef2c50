/// What a class was asked: parts, points, and how answers are recognised.
public struct Exercise: Sendable {
  /// The format that this program reads.
  public static let schema = "gradcheck.exercise/1"

  /// The identifier, which every result line repeats.
  public var id: String

  /// The title, by language.
  public var title: [(language: Language, text: String)]

  /// The language of the feedback where the caller names none.
  public var language: Language

  /// The most points a submission can have.
  public var max: Double

  /// How printed numbers are judged.
  public var policy: Policy

  /// The parts, in the order of the file.
  public var parts: [ExercisePart]

  /// The SHA-256 of the exercise file: results belong to one version of it.
  public var sha256: String
}

/// A language that feedback is written in.
public enum Language: String, Sendable, CaseIterable {
  /// Russian.
  case ru
  /// English.
  case en
}

/// How printed numbers are judged.
public struct Policy: Sendable, Equatable {
  /// The significant digits that a rounded answer must have.
  public var minDigits = 3

  /// Whether students compute in `Float`, whatever their digits look like.
  public var isSinglePrecision = false

  /// Whether `0,98` is a number.
  public var allowsDecimalComma = false

  /// The share of the points for an answer that is right, but not exact enough.
  public var impreciseShare = 0.0
}

/// One part of an exercise: a function, and the derivatives that are asked for.
public struct ExercisePart: Sendable {
  /// Where the numbers of a variable come from.
  public enum Source: Sendable, Equatable {
    /// The student chose them.
    case submission
    /// The exercise fixes them.
    case fixed(NumberArray)
  }

  /// A number that the function needs.
  public struct Input: Sendable {
    /// The name in the formula.
    public var name: String
    /// Where the numbers come from.
    public var source: Source
    /// What students call it, the most telling name first.
    public var aliases: [String]
    /// What it is where a submission does not say.
    public var fallback: NumberArray?
  }

  /// A derivative that is asked for.
  public struct Answer: Sendable {
    /// The variable to differentiate by.
    public var variable: String
    /// What students write before the number.
    public var labels: [String]
    /// The share of the part's points, where the credit is shared out.
    public var weight: Double?
  }

  /// A function whose gradient students give by mistake.
  public struct Mistake: Sendable {
    /// The wrong formula.
    public var function: String
    /// What to say of it, by language.
    public var messages: [(language: Language, text: String)]
  }

  /// The identifier, such as `2.1`.
  public var id: String
  /// The points for everything right.
  public var points: Double
  /// What stands above the part in a submission.
  public var headings: [String]
  /// The formula.
  public var function: String
  /// The variables to differentiate by, in the order of the file.
  public var variables: [Input]
  /// The other numbers of the formula.
  public var data: [Input]
  /// What is asked for.
  public var answers: [Answer]
  /// Wrong functions that have a message of their own.
  public var mistakes: [Mistake]
}

/// Numbers with a shape: `[]` a scalar, `[n]` a vector, `[m, n]` a matrix.
public struct NumberArray: Sendable, Hashable {
  /// The extents.
  public var shape: [Int]
  /// The numbers, row by row.
  public var values: [Double]

  /// Creates an array from its values in row-major order.
  public init(shape: [Int], values: [Double]) {
    self.shape = shape
    self.values = values
  }

  /// Creates a scalar.
  public init(_ value: Double) {
    self.init(shape: [], values: [value])
  }
}
