import PlainText
package import ResultLines
package import StrictJSON
package import SubmissionReading

/// Results of `grade`: a line for every submission.
package enum GradeResults: ResultKind {
  /// A submission by the bytes of its name: to a file system, names that Unicode calls equivalent may be two.
  package struct ID: Hashable, Sendable {
    var bytes: [UInt8]

    /// The identity of a name.
    package init(_ name: String) { bytes = Array(name.utf8) }
  }

  /// What a line depends on, besides the submission.
  package struct Settings: Sendable, Equatable {
    /// The SHA-256 of the exercise file.
    package var exerciseSHA256: String
    /// The language of the messages.
    package var language: Language
    /// Whether messages may quote right answers.
    package var showsAnswers: Bool
    /// Whether programs were run.
    package var isRun: Bool

    /// Creates settings.
    package init(exerciseSHA256: String, language: Language, showsAnswers: Bool, isRun: Bool) {
      self.exerciseSHA256 = exerciseSHA256
      self.language = language
      self.showsAnswers = showsAnswers
      self.isRun = isRun
    }
  }

  /// The format of a closing line.
  static let closingSchema = "gradcheck.shard/1"

  /// How a closing line begins, of which only a piece may have been written.
  static let closingBeginning = Array(#"{"schema":"\#(closingSchema)","#.utf8)

  /// How lines begin.
  static let beginnings = [GradeRecord.beginning, closingBeginning]

  package static var noun: (one: String, many: String) { ("submission", "submissions") }

  package static func read(
    _ line: ArraySlice<UInt8>
  ) throws(JSONError) -> ResultEntry<GradeResults> {
    if line.starts(with: closingBeginning) { return .closing(try ShardClosing(parsing: line)) }
    let record = try GradeRecord(parsing: line)
    return .result(
      ResultHead(
        id: ID(record.submission), name: record.submission, shardName: record.submission,
        settings: Settings(record), contents: record.sha256))
  }

  /// Where programs are run, not every submission is a program: lines do not tell whether runs differ in that.
  package static func difference(
    of own: Settings, from other: Settings, in path: String
  ) -> String? {
    if own.exerciseSHA256 != other.exerciseSHA256 {
      return "graded with another exercise file than \(path)"
    }
    if own.language != other.language { return "graded in another language than \(path)" }
    if own.showsAnswers != other.showsAnswers {
      return "graded with another setting of --show-answers than \(path)"
    }
    return nil
  }

  package static func differenceOfRuns(
    _ own: Settings, from other: Settings, in path: String
  ) -> String? {
    if own.isRun != other.isRun {
      return "programs were \(own.isRun ? "" : "not ")run, another setting than that of \(path)"
    }
    return difference(of: own, from: other, in: path)
  }

  /// The order of results: that of the identifiers' bytes, which no locale changes.
  package static func inOrder(_ found: [ID], _ settings: Settings?) -> [ID] {
    found.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
  }

  package static func bytes(of id: ID) -> [UInt8] { id.bytes }
}

extension GradeResults.Settings {
  init(_ record: GradeRecord) {
    self.init(
      exerciseSHA256: record.exerciseSHA256, language: record.language,
      showsAnswers: record.showsAnswers, isRun: record.isRun)
  }
}

extension ShardClosing where Kind == GradeResults {
  /// The line, with its end.
  package var line: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("schema", GradeResults.closingSchema)
    writer.member("shard", shard.description)
    writer.member("count", count)
    writer.member("total", total)
    writer.member("ids", ids)
    writer.member("exercise", settings.exerciseSHA256)
    writer.member("language", settings.language.rawValue)
    if settings.showsAnswers { writer.member("showsAnswers", true) }
    if settings.isRun { writer.member("run", true) }
    writer.member("complete", true)
    writer.endObject()
    writer.endLine()
    return writer.bytes
  }

  /// Reads the line; keys that are not known are passed over.
  ///
  /// - Throws: a `JSONError` for what is not JSON, or not such a line.
  package init(parsing line: some Collection<UInt8>) throws(JSONError) {
    let fields = JSONFields(try JSONValue(parsing: Array(line)), "")
    guard fields.tree["schema"]?.string == GradeResults.closingSchema else {
      throw fields.wrong("schema", "\"\(GradeResults.closingSchema)\"")
    }
    guard let shard = Shard(try fields.text("shard")) else {
      throw fields.wrong("shard", "a shard such as \"3/8\"")
    }
    self.init(
      shard: shard, count: try fields.count("count"), total: try fields.count("total"),
      ids: try fields.text("ids"),
      settings: GradeResults.Settings(
        exerciseSHA256: try fields.text("exercise"), language: try fields.name("language"),
        showsAnswers: try fields.flag("showsAnswers"), isRun: try fields.flag("run")))
    guard try fields.flag("complete") else { throw fields.wrong("complete", "true") }
  }
}
