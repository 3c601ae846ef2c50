/// What a submission says about one part of the exercise.
package struct PartFindings {
  /// How much a place is to be believed; a later find of the same standing replaces an earlier one.
  package struct Standing: Comparable, Equatable {
    enum Place: Int {
      case prose
      case comment
      case output
      case sheet
    }

    var place: Place
    package var rank: LabelMatcher.Rank

    package static func < (left: Standing, right: Standing) -> Bool {
      (left.place.rawValue, left.rank) < (right.place.rawValue, right.rank)
    }

    /// A sheet's names are exact.
    static let sheet = Standing(place: .sheet, rank: .answer)

    private init(place: Place, rank: LabelMatcher.Rank) {
      self.place = place
      self.rank = rank
    }

    init(_ place: HeadingMatcher.Place, _ rank: LabelMatcher.Rank) {
      switch place {
      case .prose: self.init(place: .prose, rank: rank)
      case .comment: self.init(place: .comment, rank: rank)
      case .output: self.init(place: .output, rank: rank)
      }
    }

    var isOutput: Bool { place.rawValue > Place.comment.rawValue }
  }

  package struct Claim: Equatable {
    package var value: PrintedValue
    package var standing: Standing
    /// Whether the same cell gave another number under the same label before.
    package var isRepeated = false
    /// The label, in lower case.
    var label: [UInt8] = []
    /// Numbers that stood under other labels before.
    package var others: [PrintedValue] = []
  }

  /// The claims, by answer.
  package var claims: [Claim?]
  /// Values of which nothing says what they are, from outputs and from comments.
  package var unlabelledOutputs: [PrintedValue] = []
  package var unlabelledComments: [PrintedValue] = []
  /// Numbers of outputs and comments under labels that say nothing of derivatives.
  package var others: [PrintedValue] = []
  /// What was printed for a name.
  package var printed: [String: PrintedValue] = [:]
  /// What the source gave to names when the last claim was met.
  package var constants: [String: SourceConstant?] = [:]
  /// Names whose value at that place is in doubt.
  package var unsettled: Set<String> = []
  /// What earlier cells said, where a later one says something else.
  package var earlier: [PartFindings] = []
  /// Whether the submission has this part.
  package var isPresent = false
  /// Whether nobody can tell which part the numbers belong to.
  package var isAmbiguous = false
  /// Whether the answers were filled into a sheet, where names are exact.
  package var isSheet = false

  init(answers: Int) {
    claims = Array(repeating: nil, count: answers)
  }

  private static let mostEarlier = 8
  private static let mostOthers = 1024

  /// Notes that a cell begins, whose claims may replace those of earlier cells.
  mutating func beginCell() {
    guard claims.contains(where: { $0 != nil }), earlier.count < Self.mostEarlier else { return }
    var snapshot = self
    snapshot.earlier = []
    if earlier.last?.claims == claims { return }
    earlier.append(snapshot)
    for index in claims.indices { claims[index]?.isRepeated = false }
  }

  mutating func note(_ other: PrintedValue) {
    if others.count < Self.mostOthers { others.append(other) }
  }

  mutating func add(
    _ value: PrintedValue, to answer: Int, _ standing: Standing, label: [UInt8] = []
  ) {
    var claim = Claim(value: value, standing: standing, label: label)
    if let old = claims[answer] {
      let rule = ClaimRule.first(old, claim)
      if rule.keepsOld { return }
      if old.standing == standing {
        claim.isRepeated = old.isRepeated || rule == .later
        claim.others = old.others
        if old.label != label, rule == .later, claim.others.count < Self.mostEarlier {
          claim.others.append(old.value)
        }
      }
    }
    claims[answer] = claim
  }

  /// Leaves comments out where there are outputs.
  mutating func finish() {
    let candidates = unlabelledOutputs.filter { !$0.belongsToGraph }
    // What belongs to a graph is hardly a gradient, but one with `create_graph` does.
    for value in unlabelledOutputs where value.belongsToGraph { note(value) }
    unlabelledOutputs = candidates
    for index in earlier.indices { earlier[index].finish() }
    let hasOutput = !candidates.isEmpty || claims.contains { $0?.standing.isOutput ?? false }
    guard hasOutput else { return }
    unlabelledComments = []
    for index in claims.indices where claims[index]?.standing.isOutput == false {
      claims[index] = nil
    }
  }

  /// Whether anything was found that may be an answer.
  package var isEmpty: Bool {
    claims.allSatisfy { $0 == nil } && unlabelledOutputs.isEmpty && unlabelledComments.isEmpty
  }
}
