/// What a submission says about one part of the exercise.
struct PartFindings {
  /// How much a place is to be believed; a later find of the same standing replaces an earlier one.
  enum Standing: Int, Comparable {
    case proseCheck
    case prose
    case commentCheck
    case comment
    case outputCheck
    case output
    case sheet

    static func < (left: Standing, right: Standing) -> Bool { left.rawValue < right.rawValue }

    init(_ place: HeadingMatcher.Place, _ rank: LabelMatcher.Rank) {
      switch (place, rank) {
      case (.prose, .check): self = .proseCheck
      case (.prose, .answer): self = .prose
      case (.comment, .check): self = .commentCheck
      case (.comment, .answer): self = .comment
      case (.output, .check): self = .outputCheck
      case (.output, .answer): self = .output
      }
    }
  }

  struct Claim {
    var value: PrintedValue
    var standing: Standing
  }

  /// The claims, by answer.
  var claims: [Claim?]
  /// Values of which nothing says what they are, from outputs and from comments.
  var unlabelledOutputs: [PrintedValue] = []
  var unlabelledComments: [PrintedValue] = []
  /// What was printed for a name.
  var printed: [String: PrintedValue] = [:]
  /// What the source gave to names when the last claim was met.
  var constants: [String: SourceConstant?] = [:]
  /// Whether the submission has this part.
  var isPresent = false
  /// Whether nobody can tell which part the numbers belong to.
  var isAmbiguous = false
  /// Whether the answers were filled into a sheet, where names are exact.
  var isSheet = false

  init(answers: Int) {
    claims = Array(repeating: nil, count: answers)
  }

  mutating func add(_ value: PrintedValue, to answer: Int, _ standing: Standing) {
    if let old = claims[answer], old.standing > standing { return }
    // `None` says less than a number that stands there as well.
    if let old = claims[answer], value.isNone, !old.value.isNone, old.standing == standing {
      return
    }
    claims[answer] = Claim(value: value, standing: standing)
  }

  /// Leaves comments out where there are outputs.
  mutating func finish() {
    let candidates = unlabelledOutputs.filter { !$0.belongsToGraph }
    unlabelledOutputs = candidates
    let hasOutput = !candidates.isEmpty || claims.contains { ($0?.standing ?? .prose) > .comment }
    guard hasOutput else { return }
    unlabelledComments = []
    for index in claims.indices where (claims[index]?.standing ?? .output) <= .comment {
      claims[index] = nil
    }
  }

  /// Whether anything was found that may be an answer.
  var isEmpty: Bool {
    claims.allSatisfy { $0 == nil } && unlabelledOutputs.isEmpty && unlabelledComments.isEmpty
  }
}
