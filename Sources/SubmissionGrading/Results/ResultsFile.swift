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
  /// Per submission, the contents and the exercise of its last line.
  private var done: [String: Key] = [:]
  /// The number of lines that were there.
  public private(set) var lineCount = 0

  /// What a line depends on: with another key, a submission is graded anew.
  struct Key: Sendable, Equatable {
    var sha256: String?
    var exerciseSHA256: String
    var language: Language
    var showsAnswers: Bool
    var isRun: Bool
  }

  /// The last lines of all submissions.
  var doneKeys: [String: Key] { done }

  private static let beginning = Array(#"{"schema":"\#(GradeRecord.schema)","#.utf8)

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

  deinit { close(descriptor) }

  private func prepare() throws(Problem) {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Problem(isMalformed: true, message: "is not a file that lines can be added to")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw Problem(isMalformed: false, message: "another run is writing to it")
    }
    let bytes = try readAll()
    let end = bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let tail = bytes[end...]
    // Only what is the beginning of a result line may be cut off.
    guard tail.prefix(Self.beginning.count).elementsEqual(Self.beginning.prefix(tail.count)) else {
      throw Problem(isMalformed: true, message: "holds something else than results")
    }
    for (index, line) in bytes[..<end].split(separator: 0x0A, omittingEmptySubsequences: false)
      .dropLast().enumerated()
    {
      do throws(JSONError) {
        let record = try GradeRecord(parsing: line)
        done[record.submission] = Key(record)
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

  private func readAll() throws(Problem) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      var failure: Int32 = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, count in
        repeat {
          count = read(descriptor, buffer.baseAddress, buffer.count)
        } while count < 0
          && errno == EINTR
        if count < 0 {
          failure = errno
          count = 0
        }
      }
      guard failure == 0 else {
        throw Problem(isMalformed: false, message: String(cString: strerror(failure)))
      }
      if chunk.isEmpty { return bytes }
      bytes += chunk
    }
  }

  /// Adds lines, and returns when they are safe on the disk.
  public func append(_ lines: [UInt8]) throws(Problem) {
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
}

extension ResultsFile.Key {
  init(_ record: GradeRecord) {
    self.init(
      sha256: record.sha256, exerciseSHA256: record.exerciseSHA256, language: record.language,
      showsAnswers: record.showsAnswers, isRun: record.isRun)
  }
}
