/// Grades submissions by what is recorded in them; nothing is run.
///
/// It serves one thread.
public final class SubmissionGrader {
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
  public init(_ exercise: Exercise, language: Language? = nil, showsAnswers: Bool = false) {
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
  public func grade(_ name: String, _ bytes: [UInt8]) -> GradeRecord {
    grade(name, .success(bytes), sha256: SHA256.hexadecimal(of: bytes))
  }

  /// Grades one submission, or says why it could not be read.
  ///
  /// - Parameters:
  ///   - name: What the submission is called; its ending tells the format.
  ///   - contents: Its contents, or why they could not be had.
  ///   - sha256: The SHA-256 of the contents.
  public func grade(
    _ name: String, _ contents: Result<[UInt8], Unreadable>, sha256: String?
  ) -> GradeRecord {
    var record = GradeRecord(
      submission: name, sha256: sha256, exercise: exercise.id, exerciseSHA256: exercise.sha256,
      language: language, showsAnswers: showsAnswers, status: .graded, score: 0, max: exercise.max,
      parts: [], message: nil)
    do throws(Unreadable) {
      let bytes = try contents.get()
      let submission = try SubmissionReader.read(bytes, name: name)
      let findings = collector.collect(submission)
      for (index, part) in findings.enumerated() {
        record.parts.append(grader.grade(index, part, isProgram: submission.isProgram))
      }
      record.score = (record.parts.reduce(0) { $0 + $1.score } * 1e6).rounded() / 1e6
    } catch {
      record.status = .unreadable
      record.message = error.text(language)
    }
    return record
  }
}
