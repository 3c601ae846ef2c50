import PlainText
public import StrictJSON

/// The last line of a shard's results: it says that nothing is missing before it, and of what it is a part.
public struct ShardClosing: Sendable, Equatable {
  /// The format of the line.
  public static let schema = "gradcheck.shard/1"

  /// Which part of the batch.
  public var shard: SubmissionShard
  /// The submissions of the shard.
  public var count: Int
  /// The submissions of the whole batch.
  public var total: Int
  /// The SHA-256 of the identifiers of the whole batch, in the order of their bytes, a zero byte after each.
  public var ids: String
  /// The SHA-256 of the exercise file.
  public var exerciseSHA256: String
  /// The language of the messages.
  public var language: Language
  /// Whether messages may quote right answers.
  public var showsAnswers: Bool
  /// Whether programs were run.
  public var isRun: Bool

  /// How the line begins, of which only a piece may have been written.
  static let beginning = Array(#"{"schema":"\#(schema)","#.utf8)

  /// The line, with its end.
  public var line: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("schema", Self.schema)
    writer.member("shard", shard.description)
    writer.member("count", count)
    writer.member("total", total)
    writer.member("ids", ids)
    writer.member("exercise", exerciseSHA256)
    writer.member("language", language.rawValue)
    if showsAnswers { writer.member("showsAnswers", true) }
    if isRun { writer.member("run", true) }
    writer.member("complete", true)
    writer.endObject()
    writer.endLine()
    return writer.bytes
  }
}

extension ShardClosing {
  /// Reads the line; keys that are not known are passed over.
  ///
  /// - Throws: a `JSONError` for what is not JSON, or not such a line.
  public init(parsing line: some Collection<UInt8>) throws(JSONError) {
    let fields = ResultFields(try JSONValue(parsing: Array(line)), "")
    guard fields.tree["schema"]?.string == Self.schema else {
      throw fields.wrong("schema", "\"\(Self.schema)\"")
    }
    guard let shard = SubmissionShard(try fields.text("shard")) else {
      throw fields.wrong("shard", "a shard such as \"3/8\"")
    }
    self.shard = shard
    count = try fields.count("count")
    total = try fields.count("total")
    ids = try fields.text("ids")
    exerciseSHA256 = try fields.text("exercise")
    language = try fields.name("language")
    showsAnswers = try fields.flag("showsAnswers")
    isRun = try fields.flag("run")
    guard try fields.flag("complete") else { throw fields.wrong("complete", "true") }
  }
}
