import StrictJSON

/// A file of results that is to be merged with others.
public struct ResultsPart: Sendable {
  /// What is wrong with a file, or with several together.
  public struct Problem: Error, Sendable, Equatable {
    /// Whether a file is not there, or cannot be read; otherwise what it holds is wrong.
    public var isMissingFile = false
    /// The file; nil where it is about all of them.
    public var part: String?
    /// The line, counted from 1.
    public var line: Int?
    /// A sentence without its end.
    public var message: String

    init(_ message: String, part: String? = nil, line: Int? = nil, isMissingFile: Bool = false) {
      self.isMissingFile = isMissingFile
      self.part = part
      self.line = line
      self.message = message
    }
  }

  /// A line of results, and what it depends on.
  struct Line: Sendable {
    var number: Int
    var bytes: ArraySlice<UInt8>
    var submission: String
    var key: ResultsFile.Key
  }

  /// The path of the file.
  public let path: String
  /// The last line of every submission, by the bytes of its identifier.
  let lines: [[UInt8]: Line]
  /// The closing line, where it is the last one.
  public let closing: ShardClosing?
  /// Whether there is a closing line somewhere: what comes after it was added by a run that was stopped.
  let isOfShard: Bool

  /// The submissions that have lines.
  public var submissions: [String] { lines.values.map(\.submission) }

  /// Reads a file.
  ///
  /// - Throws: a ``Problem`` for a file that cannot be read, a line that is no result, and one that was not
  ///   written to its end.
  public init(path: String) throws(Problem) {
    let bytes: [UInt8]
    do throws(SystemFailure) { bytes = try WholeFile.read(path: path) } catch {
      throw Problem(error.words, part: path, isMissingFile: true)
    }
    try self.init(path: path, bytes: bytes)
  }

  /// Takes the bytes of a file apart.
  ///
  /// - Throws: a ``Problem`` for a line that is no result, and one that was not written to its end.
  init(path: String, bytes: [UInt8]) throws(Problem) {
    self.path = path
    var lines: [[UInt8]: Line] = [:]
    var closing: ShardClosing?
    var isOfShard = false
    var number = 0
    var start = 0
    while start < bytes.count {
      number += 1
      guard let end = bytes[start...].firstIndex(of: 0x0A) else {
        throw Problem(
          "the line was not written to its end; start the run that wrote it again", part: path,
          line: number)
      }
      let line = bytes[start..<end]
      do throws(JSONError) {
        switch try ResultsLine(parsing: line) {
        case .closing(let line):
          closing = line
          isOfShard = true
        case .grade(let record):
          lines[Array(record.submission.utf8)] = Line(
            number: number, bytes: bytes[start...end], submission: record.submission,
            key: ResultsFile.Key(record))
          closing = nil
        }
      } catch {
        let place = error.path.isEmpty ? "" : " (\(error.path))"
        throw Problem("this is no result: \(error.message)\(place)", part: path, line: number)
      }
      start = end + 1
    }
    self.lines = lines
    self.closing = closing
    self.isOfShard = isOfShard
  }
}
