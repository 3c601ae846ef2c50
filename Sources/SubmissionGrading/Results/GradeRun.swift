import PlainText
package import SubmissionReading
import Synchronization

/// Grades many submissions on several threads; the lines come in the order of the submissions.
package struct GradeRun: Sendable {
  /// What a run came to.
  package struct Summary: Sendable, Equatable {
    /// Submissions with verdicts.
    package var graded = 0
    /// Submissions that could not be read.
    package var unreadable = 0
    /// Submissions whose programs failed, were stopped, or could not be run.
    package var failed = 0
    /// Submissions that had been done before.
    package var skipped = 0
  }

  private let exercise: Exercise
  private let language: Language?
  private let showsAnswers: Bool
  private let jobs: Int
  private let runner: ProgramRunner?

  /// Creates a run.
  ///
  /// - Parameters:
  ///   - exercise: What was asked.
  ///   - language: The language of the feedback; nil for the exercise's.
  ///   - showsAnswers: Whether feedback may hold the right numbers.
  ///   - jobs: How many submissions are graded at a time.
  ///   - runner: What runs submissions that are programs; without one, nothing is run.
  package init(
    _ exercise: Exercise, language: Language?, showsAnswers: Bool, jobs: Int,
    running runner: ProgramRunner? = nil
  ) {
    self.exercise = exercise
    self.language = language
    self.showsAnswers = showsAnswers
    self.jobs = Swift.max(1, jobs)
    self.runner = runner
  }

  /// Grades submissions.
  ///
  /// - Parameters:
  ///   - entries: The submissions.
  ///   - results: What has been done before: the same contents and exercise are not graded again.
  ///   - isolation: Where the caller runs. Lines are written there, and syncing them waits for the
  ///     disk: on the main actor, that takes no thread from the graders.
  ///   - write: Is handed one line after the other, several at once where they are ready together.
  package func run(
    _ entries: [SubmissionFiles.Entry], resuming results: ResultsFile? = nil,
    isolation: isolated (any Actor)? = #isolation,
    write: ([UInt8], _ done: Int) throws -> Void
  ) async throws -> Summary {
    let board = Board()
    let done = results?.doneKeys ?? [:]
    let (signals, signal) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
    return try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<Swift.min(jobs, Swift.max(entries.count, 1)) {
        group.addTask {
          let grader = SubmissionGrader(exercise, language: language, showsAnswers: showsAnswers)
          while let index = board.nextIndex(below: entries.count) {
            board.put(await outcome(entries[index], grader, done), at: index)
            signal.yield()
            // The writer needs one of these threads for a moment.
            if index % 16 == 0 { await Task.yield() }
          }
        }
      }
      var summary = Summary()
      var finished = 0
      do {
        if !entries.isEmpty {
          for await _ in signals {
            let ready = board.take()
            guard !ready.isEmpty else { continue }
            finished += ready.count
            var lines: [UInt8] = []
            for outcome in ready {
              switch outcome {
              case .skipped: summary.skipped += 1
              case .line(let line, let status):
                switch status {
                case .graded: summary.graded += 1
                case .unreadable: summary.unreadable += 1
                case .timeout, .programError, .sandboxError: summary.failed += 1
                }
                lines += line
              }
            }
            try write(lines, finished)
            if finished == entries.count { break }
            // Waking up for each line, and waiting for the disk, takes as long as reading a submission.
            try await Task.sleep(for: .milliseconds(4))
          }
        }
      } catch {
        board.stop()
        throw error
      }
      try await group.waitForAll()
      return summary
    }
  }

  nonisolated(nonsending) private func outcome(
    _ entry: SubmissionFiles.Entry, _ grader: SubmissionGrader,
    _ done: [GradeResults.ID: ResultsFile.Key]
  ) async -> Board.Outcome {
    let contents = Result { () throws(Unreadable) in try SubmissionFiles.read(entry.path) }
    let sha256 = (try? contents.get()).map { SHA256.hexadecimal(of: $0) }
    let isRun = runner != nil && ProgramRunner.language(of: entry.name) != nil
    let key = ResultsFile.Key(
      sha256: sha256,
      settings: GradeResults.Settings(
        exerciseSHA256: exercise.sha256, language: language ?? exercise.language,
        showsAnswers: showsAnswers, isRun: isRun))
    if done[GradeResults.ID(entry.name)] == key { return .skipped }
    let record =
      if let runner {
        await grader.grade(entry.name, contents, sha256: sha256, running: runner)
      } else {
        grader.grade(entry.name, contents, sha256: sha256)
      }
    return .line(record.line, record.status)
  }
}

/// Where outcomes wait for their turn.
private final class Board: Sendable {
  enum Outcome: Sendable {
    case skipped
    case line([UInt8], GradeRecord.Status)
  }

  private struct State {
    var waiting: [Int: Outcome] = [:]
    var next = 0
    var handedOut = 0
    var isStopped = false
  }

  private let state = Mutex(State())

  /// The next submission to be graded; nil where there is none, or nobody wants it any more.
  func nextIndex(below count: Int) -> Int? {
    state.withLock { state in
      guard !state.isStopped, state.handedOut < count else { return nil }
      state.handedOut += 1
      return state.handedOut - 1
    }
  }

  func stop() {
    state.withLock { $0.isStopped = true }
  }

  func put(_ outcome: Outcome, at index: Int) {
    state.withLock { $0.waiting[index] = outcome }
  }

  /// Everything that is ready without a gap.
  func take() -> [Outcome] {
    state.withLock { state in
      var ready: [Outcome] = []
      while let outcome = state.waiting.removeValue(forKey: state.next) {
        ready.append(outcome)
        state.next += 1
      }
      return ready
    }
  }
}
