import SubmissionGrading
import SubmissionReading

/// What the results of a class come to.
struct ClassSummary {
  /// A part of an exercise, over the whole class.
  struct Part {
    var exercise: String
    var id: String
    var max: Double
    var mean = 0.0
    /// The number of submissions with each verdict.
    var verdicts: [AnswerVerdict: Int] = [:]
    /// The number of submissions with each kind of mistake, the most common first.
    var diagnoses: [(kind: AnswerDiagnosis.Kind, count: Int)] = []
    /// The number of submissions that were told each sentence, the most common first.
    var messages: [(text: String, count: Int)] = []
  }

  let records: [GradeRecord]
  let words: ViewWords
  /// The parts, in the order in which the records name them.
  let parts: [Part]

  init(_ records: [GradeRecord], language: Language) {
    self.records = records
    words = ViewWords(language: language)
    parts = Self.parts(of: records)
  }

  /// Whether the records belong to several exercises.
  var isMixed: Bool { records.contains { $0.exercise != records.first?.exercise } }

  /// What a part is called: its identifier, and the exercise's where there are several.
  func title(_ part: Part) -> String { isMixed ? "\(part.exercise)/\(part.id)" : part.id }

  /// What the results are of: the exercises, each once.
  var exercises: [String] {
    records.reduce(into: []) { names, record in
      if !names.contains(record.exercise) { names.append(record.exercise) }
    }
  }

  /// The grade of a part in one record.
  func grade(_ part: Part, in record: GradeRecord) -> PartGrade? {
    guard record.exercise == part.exercise else { return nil }
    return record.parts.first { $0.part == part.id }
  }

  /// The scores of submissions with verdicts; a file that could not be read says nothing of an exercise.
  private var scores: [Double] { records.filter { $0.status == .graded }.map(\.score) }

  var mean: Double {
    let scores = scores
    return scores.isEmpty ? 0 : scores.reduce(0, +) / Double(scores.count)
  }

  var median: Double {
    let scores = scores.sorted()
    guard let upper = scores.dropFirst(scores.count / 2).first else { return 0 }
    guard scores.count.isMultiple(of: 2) else { return upper }
    return (scores[scores.count / 2 - 1] + upper) / 2
  }

  /// The most points, where all records agree.
  var max: Double? {
    guard let max = records.first?.max, records.allSatisfy({ $0.max == max }) else { return nil }
    return max
  }

  var fullMarks: Int { records.count { $0.status == .graded && $0.score >= $0.max } }
  var toReview: Int { records.count { $0.needsReview } }
  var notGraded: Int { records.count { $0.status != .graded } }

  /// How many submissions with verdicts have 0…9 %, 10…19 %, …, 90…99 %, and all of the points.
  var distribution: [Int] {
    var bins = [Int](repeating: 0, count: 11)
    for record in records where record.status == .graded {
      let share = record.share
      // A hair below a border through rounding is on it.
      bins[share >= 1 ? 10 : Swift.min(9, Int(share * 10 + 1e-9))] += 1
    }
    return bins
  }

  // MARK: Parts

  private struct Key: Hashable {
    var exercise: String
    var id: String
  }

  private static func parts(of records: [GradeRecord]) -> [Part] {
    var parts: [Part] = []
    var places: [Key: Int] = [:]
    var grades: [[PartGrade]] = []
    for record in records {
      for grade in record.parts {
        let key = Key(exercise: record.exercise, id: grade.part)
        let place = places[key] ?? parts.count
        if place == parts.count {
          places[key] = place
          parts.append(Part(exercise: record.exercise, id: grade.part, max: grade.max))
          grades.append([])
        }
        grades[place].append(grade)
      }
    }
    for place in parts.indices { parts[place].count(grades[place]) }
    return parts
  }
}

extension ClassSummary.Part {
  fileprivate mutating func count(_ grades: [PartGrade]) {
    var kinds: [AnswerDiagnosis.Kind: Int] = [:]
    var texts: [String: Int] = [:]
    for grade in grades {
      verdicts[grade.verdict, default: 0] += 1
      mean += grade.score
      for kind in Set(grade.answers.compactMap(\.diagnosis)) { kinds[kind, default: 0] += 1 }
      var seen: Set<String> = []
      for text in grade.sentences where seen.insert(text).inserted {
        texts[text, default: 0] += 1
      }
    }
    mean /= Double(grades.count)
    diagnoses = AnswerDiagnosis.Kind.allCases.compactMap { kind in
      kinds[kind].map { (kind, $0) }
    }
    // The order of the cases decides between equals: this sort is stable.
    .sorted { $0.count > $1.count }
    messages = texts.map { ($0.key, $0.value) }.sorted { left, right in
      left.1 == right.1 ? left.0.utf8.lexicographicallyPrecedes(right.0.utf8) : left.1 > right.1
    }
  }
}

extension PartGrade {
  /// All that the student is told of the part.
  var sentences: [String] { answers.compactMap(\.message) + messages }
}

extension GradeRecord {
  /// The points earned of those there are, from 0 to 1.
  var share: Double { max > 0 ? Swift.min(1, Swift.max(0, score / max)) : 0 }

  /// Whether a person must look at an answer.
  var needsReview: Bool {
    parts.contains { part in
      part.verdict == .review || part.answers.contains { $0.verdict == .review }
    }
  }

  /// What a part comes to, a line for each answer and each sentence.
  func lines(_ part: PartGrade, _ words: ViewWords) -> [String] {
    let answers = part.answers.map { answer in
      let said = answer.message.map(ViewText.message) ?? words.of(answer.verdict)
      return "\(ViewText.identifier(answer.variable)) = \(ViewText.claim(answer.claimed)): \(said)"
    }
    return answers + part.messages.map { "• \(ViewText.message($0))" }
  }

  /// Why there is no grade, in one sentence.
  func reason(_ words: ViewWords) -> String {
    message.map(ViewText.message) ?? words.of(status)
  }
}
