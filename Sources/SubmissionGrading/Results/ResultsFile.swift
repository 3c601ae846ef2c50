import StrictJSON

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file of result lines that grows line by line, and goes on where an earlier run was stopped.
public final class ResultsFile {
  /// What is wrong with the file.
  public struct Problem: Error, Sendable, Equatable {
    /// Whether there is something in it that is no result: it would be damaged.
    public var isMalformed: Bool
    /// One clause.
    public var message: String
  }

  private let descriptor: Int32
  /// Per submission, what its last line depends on; nil where the machine failed, and not the submission.
  ///
  /// By bytes: to a file system, names that Unicode calls equivalent may be two.
  private var done: [[UInt8]: (name: String, key: Key?)] = [:]
  /// The number of lines that were there.
  public private(set) var lineCount = 0
  /// The closing line of a shard, where it is the last line.
  private var closing: ShardClosing?

  /// What a line depends on: with another key, a submission is graded anew.
  struct Key: Sendable, Equatable {
    var sha256: String?
    var exerciseSHA256: String
    var language: Language
    var showsAnswers: Bool
    var isRun: Bool
  }

  /// What the last line of each submission depends on.
  var doneKeys: [[UInt8]: Key] { done.compactMapValues(\.key) }

  /// The submissions that have lines.
  public var submissions: [String] { done.values.map(\.name) }

  /// Opens a file, or creates it; a line that was not written to its end is taken away.
  public init(path: String) throws(Problem) {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o644)
    guard descriptor >= 0 else {
      throw Problem(isMalformed: false, message: String(cString: strerror(errno)))
    }
    do throws(Problem) {
      try prepare()
    } catch {
      close(descriptor)
      throw error
    }
  }

  deinit {
    // Closing is not enough where a child is between fork and exec, and so holds the lock, too.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  private func prepare() throws(Problem) {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Problem(isMalformed: true, message: "is not a file that lines can be added to")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw Problem(isMalformed: false, message: "another run is writing to it")
    }
    let bytes: [UInt8]
    do throws(SystemFailure) { bytes = try WholeFile.read(descriptor) } catch {
      throw Problem(isMalformed: false, message: error.words)
    }
    let end = bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let tail = bytes[end...]
    // Only what is the beginning of a line of ours may be cut off.
    guard ResultsLine.mayBeTorn(tail) else {
      throw Problem(isMalformed: true, message: "holds something else than results")
    }
    for (index, line) in bytes[..<end].split(separator: 0x0A, omittingEmptySubsequences: false)
      .dropLast().enumerated()
    {
      do throws(JSONError) {
        switch try ResultsLine(parsing: line) {
        case .closing(let line): closing = line
        case .grade(let record):
          done[Array(record.submission.utf8)] = (
            record.submission, record.status == .sandboxError ? nil : Key(record)
          )
          closing = nil
        }
      } catch {
        throw Problem(
          isMalformed: true, message: "line \(index + 1) is not a result: \(error.message)")
      }
      lineCount += 1
    }
    guard ftruncate(descriptor, off_t(end)) == 0, lseek(descriptor, 0, SEEK_END) >= 0 else {
      throw Problem(isMalformed: false, message: String(cString: strerror(errno)))
    }
  }

  /// Adds lines, and returns when they are safe on the disk.
  ///
  /// - Throws: a ``Problem`` where they cannot be written.
  public func append(_ lines: [UInt8]) throws(Problem) {
    if !lines.isEmpty { closing = nil }
    var written = 0
    while written < lines.count {
      let count = lines.withUnsafeBytes { buffer in
        write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      }
      if count > 0 {
        written += count
      } else if !(count < 0 && errno == EINTR) {
        throw Problem(isMalformed: false, message: String(cString: strerror(errno)))
      }
    }
    guard fsync(descriptor) == 0 else {
      throw Problem(isMalformed: false, message: String(cString: strerror(errno)))
    }
  }

  /// Ends a shard's results with their closing line, unless it is there.
  ///
  /// - Throws: a ``Problem`` where it cannot be written.
  public func end(with closing: ShardClosing) throws(Problem) {
    guard self.closing != closing else { return }
    try append(closing.line)
    self.closing = closing
  }
}

extension ResultsFile.Key {
  init(_ record: GradeRecord) {
    self.init(
      sha256: record.sha256, exerciseSHA256: record.exerciseSHA256, language: record.language,
      showsAnswers: record.showsAnswers, isRun: record.isRun)
  }
}
