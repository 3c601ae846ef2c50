import PlainText
package import StrictJSON

/// A kind of results, as far as writing them line by line and putting files of them together goes.
package protocol ResultKind: Sendable {
  /// What tells lines apart: of two with one identity, in one file, the last one counts.
  associatedtype ID: Hashable & Sendable

  /// What lines depend on besides what they are about.
  associatedtype Settings: Sendable & Equatable

  /// What a line is about, with its plural: `submission`, `submissions`.
  static var noun: (one: String, many: String) { get }

  /// Reads a line without its end.
  ///
  /// - Throws: a `JSONError` for what is no line of this kind.
  static func read(_ line: ArraySlice<UInt8>) throws(JSONError) -> ResultEntry<Self>

  /// How settings show that a line does not belong to another one of this path; nil where it may.
  static func difference(of own: Settings, from other: Settings, in path: String) -> String?

  /// The same of closing lines, which know all that holds for a run.
  static func differenceOfRuns(_ own: Settings, from other: Settings, in path: String) -> String?

  /// The identities in the order of one run over everything.
  ///
  /// - Parameters:
  ///   - found: All identities, in the order in which they were found.
  ///   - settings: Those of the shards; nil where there are no shards.
  static func inOrder(_ found: [ID], _ settings: Settings?) -> [ID]

  /// The bytes by which a closing line knows an identity.
  static func bytes(of id: ID) -> [UInt8]
}

extension ResultKind {
  /// The SHA-256 of identities in their order, a zero byte after each.
  package static func digest(of ids: [ID]) -> String {
    var bytes: [UInt8] = []
    for id in ids {
      bytes += self.bytes(of: id)
      bytes.append(0)
    }
    return SHA256.hexadecimal(of: bytes)
  }
}

/// A line of a file of results.
package enum ResultEntry<Kind: ResultKind>: Sendable {
  /// What came of one thing.
  case result(ResultHead<Kind>)
  /// The end of a shard.
  case closing(ShardClosing<Kind>)
}

/// What there is to know of a line when it is put together with others.
package struct ResultHead<Kind: ResultKind>: Sendable {
  /// What the line is about.
  package var id: Kind.ID

  /// The same in words.
  package var name: String

  /// By what it belongs to a shard; nil where every shard has it.
  package var shardName: String?

  /// What it depends on; nil where the line does not say.
  package var settings: Kind.Settings?

  /// The version of what it is about, where the line says it.
  package var contents: String?

  /// Creates a head.
  package init(
    id: Kind.ID, name: String, shardName: String?, settings: Kind.Settings? = nil,
    contents: String? = nil
  ) {
    self.id = id
    self.name = name
    self.shardName = shardName
    self.settings = settings
    self.contents = contents
  }
}

/// The last line of a shard's results: it says that nothing is missing before it, and of what it is a part.
package struct ShardClosing<Kind: ResultKind>: Sendable, Equatable {
  /// Which part.
  package var shard: Shard
  /// The lines of the shard.
  package var count: Int
  /// The lines of all shards together.
  package var total: Int
  /// The SHA-256 of all identities, in their order.
  package var ids: String
  /// What the lines depend on.
  package var settings: Kind.Settings

  /// Creates a closing line.
  package init(shard: Shard, count: Int, total: Int, ids: String, settings: Kind.Settings) {
    self.shard = shard
    self.count = count
    self.total = total
    self.ids = ids
    self.settings = settings
  }
}

/// What is wrong with files of results, and in which of them.
package struct ResultProblem: Error, Sendable, Equatable {
  /// The file; nil where it is none in particular.
  package var part: String?
  /// The line, from 1; nil where it is none in particular.
  package var line: Int?
  /// One clause.
  package var message: String

  /// Creates a problem.
  package init(_ message: String, part: String? = nil, line: Int? = nil) {
    self.message = message
    self.part = part
    self.line = line
  }
}
