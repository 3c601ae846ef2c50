import PlainText
import ProgramRunning
package import SubmissionReading

/// Grades submissions by what is recorded in them or, where they are programs, by what they print.
///
/// It serves one thread.
package final class SubmissionGrader {
  private let exercise: Exercise
  private let language: Language
  private let showsAnswers: Bool
  private let grader: PartGrader
  private var collector: SectionCollector

  /// Creates a grader for one exercise.
  ///
  /// - Parameters:
  ///   - exercise: What was asked.
  ///   - language: The language of the feedback; by default the exercise's.
  ///   - showsAnswers: Whether feedback may hold the right numbers.
  package init(_ exercise: Exercise, language: Language? = nil, showsAnswers: Bool = false) {
    self.exercise = exercise
    self.language = language ?? exercise.language
    self.showsAnswers = showsAnswers
    grader = PartGrader(
      exercise: exercise, language: self.language, showsAnswers: showsAnswers, cache: TruthCache())
    collector = SectionCollector(exercise)
  }

  /// Grades one submission.
  ///
  /// - Parameters:
  ///   - name: What the submission is called; its ending tells the format.
  ///   - bytes: Its contents.
  package func grade(_ name: String, _ bytes: [UInt8]) -> GradeRecord {
    grade(name, .success(bytes), sha256: SHA256.hexadecimal(of: bytes))
  }

  /// Grades one submission by what is recorded in it, or says why it could not be read.
  ///
  /// - Parameters:
  ///   - name: What the submission is called; its ending tells the format.
  ///   - contents: Its contents, or why they could not be had.
  ///   - sha256: The SHA-256 of the contents.
  package func grade(
    _ name: String, _ contents: Result<[UInt8], Unreadable>, sha256: String?
  ) -> GradeRecord {
    var record = record(name, sha256)
    do throws(Unreadable) {
      judge(try SubmissionReader.read(try contents.get(), name: name), &record)
    } catch {
      record.status = .unreadable
      record.message = error.text(language)
    }
    return record
  }

  /// Grades one submission by what it prints, or says why it could not be read or run.
  ///
  /// - Parameters:
  ///   - name: What the submission is called; its ending tells the format.
  ///   - contents: Its contents, or why they could not be had.
  ///   - sha256: The SHA-256 of the contents.
  ///   - runner: What runs it if it is a program; what is none is read.
  nonisolated(nonsending) package func grade(
    _ name: String, _ contents: Result<[UInt8], Unreadable>, sha256: String?,
    running runner: ProgramRunner
  ) async -> GradeRecord {
    guard let program = ProgramRunner.language(of: name) else {
      return grade(name, contents, sha256: sha256)
    }
    var record = record(name, sha256)
    record.isRun = true
    do throws(Unreadable) {
      let bytes = try contents.get()
      let submission = try SubmissionReader.read(bytes, name: name)
      let lines = collector.lines(of: submission)
      let result = await OwnThread.run {
        Result { () throws(SandboxError) in
          try runner.run(bytes, submission, program, lines: lines)
        }
      }
      switch result {
      case .success(let run):
        record.status = run.end.status
        record.message = run.end.text(language)
        switch run.end {
        case .finished, .failed: judge(run.submission, &record)
        // A program that was stopped is not asked what it had printed.
        case .stopped, .notCompiled: break
        }
      case .failure(let error):
        record.status = .sandboxError
        record.message = error.reason
      }
    } catch {
      record.status = .unreadable
      record.message = error.text(language)
    }
    return record
  }

  private func record(_ name: String, _ sha256: String?) -> GradeRecord {
    GradeRecord(
      submission: name, sha256: sha256, exercise: exercise.id, exerciseSHA256: exercise.sha256,
      language: language, showsAnswers: showsAnswers, status: .graded, score: 0, max: exercise.max,
      parts: [], message: nil)
  }

  private func judge(_ submission: Submission, _ record: inout GradeRecord) {
    for (index, part) in collector.collect(submission).enumerated() {
      record.parts.append(
        grader.grade(index, part, isProgram: submission.isProgram && !submission.isRun))
    }
    record.score = (record.parts.reduce(0) { $0 + $1.score } * 1e6).rounded() / 1e6
  }
}
