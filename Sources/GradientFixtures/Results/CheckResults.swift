import GradientReporting
import PlainText
package import ResultLines
package import StrictJSON

/// Results of `check`: a line for every case, and for every file that could not be read.
package enum CheckResults: ResultKind {
  /// A case by its file and its number there; -1 for the file as a whole.
  package struct ID: Hashable, Sendable {
    package var file: String
    package var index: Int

    package init(file: String, index: Int) {
      self.file = file
      self.index = index
    }
  }

  /// What all lines of a run depend on.
  package struct Settings: Sendable, Equatable {
    /// A file, in the order of the command line, and the SHA-256 of what it holds; nil where it could not be read.
    package struct File: Sendable, Equatable {
      package var path: String
      package var sha256: String?

      package init(path: String, sha256: String?) {
        self.path = path
        self.sha256 = sha256
      }
    }

    package var method: String
    package var files: [File]

    package init(method: String, files: [File]) {
      self.method = method
      self.files = files
    }
  }

  /// The format of a closing line.
  static let closingSchema = "gradcheck.check-shard/1"

  /// How a closing line begins, of which only a piece may have been written.
  package static let closingBeginning = Array(#"{"schema":"\#(closingSchema)","#.utf8)

  package static var noun: (one: String, many: String) { ("case", "cases") }

  package static func read(
    _ line: ArraySlice<UInt8>
  ) throws(JSONError) -> ResultEntry<CheckResults> {
    if line.starts(with: closingBeginning) { return .closing(try closing(line)) }
    let head = try LineHead(line)
    return .result(
      ResultHead(
        id: ID(file: head.file, index: head.index),
        name: head.id.map { "\($0)\" of \"\(head.file)" } ?? head.file, shardName: head.id))
  }

  package static func difference(
    of own: Settings, from other: Settings, in path: String
  ) -> String? {
    if own.method != other.method {
      return "checked with the method \(own.method), and \(path) with \(other.method)"
    }
    guard own.files != other.files else { return nil }
    let isSameList = own.files.map(\.path) == other.files.map(\.path)
    let changed = zip(own.files, other.files).first { $0 != $1 }?.0.path ?? ""
    return isSameList
      ? "checked another version of \"\(changed)\" than \(path)"
      : "checked other files than \(path), or in another order"
  }

  package static func differenceOfRuns(
    _ own: Settings, from other: Settings, in path: String
  ) -> String? {
    difference(of: own, from: other, in: path)
  }

  package static func inOrder(_ found: [ID], _ settings: Settings?) -> [ID] {
    var ranks: [String: Int] = [:]
    for file in settings?.files ?? [] where ranks[file.path] == nil {
      ranks[file.path] = ranks.count
    }
    for id in found where ranks[id.file] == nil { ranks[id.file] = ranks.count }
    return found.map { (rank: ranks[$0.file] ?? 0, id: $0) }
      .sorted { ($0.rank, $0.id.index) < ($1.rank, $1.id.index) }.map(\.id)
  }

  package static func bytes(of id: ID) -> [UInt8] {
    Array("\(id.file)\0\(id.index)".utf8)
  }
}

extension CheckResults {
  /// What a run has to know of a line that is there already.
  package struct LineHead: Sendable {
    /// The file that it is about.
    package var file: String
    /// The number of the case; -1 for the file as a whole.
    package var index = -1
    /// The case's identifier; nil where it could not be checked.
    package var id: String?
    /// Whether the case was as expected; nil where it could not be checked.
    package var passed: Bool?
    /// What it cost.
    package var evaluations = 0
    /// Whether the file is not there.
    package var isMissing = false
    /// Why nothing could be checked.
    package var message = ""

    /// Reads a line without its end.
    ///
    /// - Throws: a `JSONError` for what is no line of `check`.
    package init(_ line: ArraySlice<UInt8>) throws(JSONError) {
      self = try line.withUnsafeBufferPointer { bytes throws(JSONError) in
        var head = LineHead()
        var schema = ""
        var reader = try JSONReader(bytes)
        var object = try reader.beginObject()
        while let key = try reader.nextKey(in: &object) {
          switch reader.index(of: key, in: keys) {
          case 0: head.evaluations = Int(exactly: try reader.readNumber().value) ?? 0
          case 1: head.file = reader.text(of: try reader.readString())
          case 2: head.id = reader.text(of: try reader.readString())
          case 3: head.index = Int(exactly: try reader.readNumber().value) ?? -1
          case 4: head.isMissing = reader.text(of: try reader.readString()) == "missing"
          case 5: head.message = reader.text(of: try reader.readString())
          case 6: head.passed = try reader.readBool()
          case 7: schema = reader.text(of: try reader.readString())
          default: try reader.skipValue()
          }
        }
        try reader.finish()
        guard schema == "gradcheck.result/1" || schema == "gradcheck.problem/1" else {
          throw reader.failure(
            "expected a result of check, found \(schema.isEmpty ? "no \"schema\"" : "\"\(schema)\"")",
            at: 0)
        }
        return head
      }
    }

    private init() { file = "" }
  }

  private static let keys = JSONKeySet([
    "evaluations", "file", "id", "index", "kind", "message", "passed", "schema",
  ])

  private static func closing(
    _ line: ArraySlice<UInt8>
  ) throws(JSONError) -> ShardClosing<CheckResults> {
    let fields = JSONFields(try JSONValue(parsing: Array(line)), "")
    guard let shard = Shard(try fields.text("shard")) else {
      throw fields.wrong("shard", "a shard such as \"3/8\"")
    }
    guard try fields.flag("complete") else { throw fields.wrong("complete", "true") }
    var files: [Settings.File] = []
    for file in try fields.objects("files") {
      files.append(
        Settings.File(path: try file.text("file"), sha256: try file.optionalText("sha256")))
    }
    return ShardClosing(
      shard: shard, count: try fields.count("count"), total: try fields.count("total"),
      ids: try fields.text("ids"),
      settings: Settings(method: try fields.text("method"), files: files))
  }
}

extension ShardClosing where Kind == CheckResults {
  /// The line, with its end.
  package var line: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("schema", CheckResults.closingSchema)
    writer.member("shard", shard.description)
    writer.member("count", count)
    writer.member("total", total)
    writer.member("ids", ids)
    writer.member("method", settings.method)
    writer.key("files")
    writer.array(settings.files) { file, writer in
      writer.beginObject()
      writer.member("file", file.path)
      if let sha256 = file.sha256 { writer.member("sha256", sha256) }
      writer.endObject()
    }
    writer.member("complete", true)
    writer.endObject()
    writer.endLine()
    return writer.bytes
  }
}
