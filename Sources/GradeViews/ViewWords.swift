import SubmissionGrading
import SubmissionReading

/// The labels of views for people, in every language.
struct ViewWords: Sendable {
  let language: Language

  private func pick(_ russian: String, _ english: String) -> String {
    switch language {
    case .ru: russian
    case .en: english
    }
  }

  var results: String { pick("Результаты", "Results") }
  var submission: String { pick("Работа", "Submission") }
  var submissions: String { pick("Работы", "Submissions") }
  var exercise: String { pick("Задание", "Exercise") }
  var status: String { pick("Состояние", "Status") }
  var score: String { pick("Баллы", "Score") }
  var mean: String { pick("Среднее", "Mean") }
  var median: String { pick("Медиана", "Median") }
  var fullMarks: String { pick("Всё верно", "Full marks") }
  var toReview: String { pick("Проверить", "To review") }
  var notGraded: String { pick("Без оценки", "Not graded") }
  var part: String { pick("Часть", "Part") }
  var parts: String { pick("Части", "Parts") }
  var answer: String { pick("Производная по", "Derivative by") }
  var claimed: String { pick("Ответ", "Answer") }
  var verdict: String { pick("Вердикт", "Verdict") }
  var verdicts: String { pick("Вердикты", "Verdicts") }
  var distribution: String { pick("Распределение баллов", "Distribution of scores") }
  var distributionAxis: String {
    pick(
      "баллы, % от максимума; над столбцом — число оценённых работ",
      "score in %; above a bar, how many graded submissions")
  }
  var mistakes: String { pick("Частые ошибки", "Common mistakes") }
  var noMistakes: String { pick("Ошибок нет.", "No mistakes.") }
  var mistake: String { pick("Ошибка", "Mistake") }
  var whatWasSaid: String { pick("Что сказано", "What was said") }
  var count: String { pick("Работ", "How many") }
  var details: String { pick("Подробно", "Details") }
  var toTop: String { pick("к таблице", "to the table") }
  var nothing: String { pick("Работ нет.", "There are no submissions.") }
  var noName: String { pick("(без имени)", "(no name)") }
  var isRun: String { pick("программа запущена", "the program was run") }
  var fingerprint: String { "SHA-256" }

  /// `17 из 25`, `17 of 25`.
  func points(_ score: Double, of max: Double) -> String {
    "\(number(score)) \(pick("из", "of")) \(number(max))"
  }

  /// `и ещё 3`, `and 3 more`.
  func more(_ count: Int) -> String { pick("и ещё \(count)", "and \(count) more") }

  func of(_ verdict: AnswerVerdict) -> String {
    switch verdict {
    case .pass: pick("верно", "right")
    case .imprecise: pick("неточно", "imprecise")
    case .review: pick("посмотрит преподаватель", "a person will look")
    case .missing: pick("нет ответа", "no answer")
    case .nonfinite: pick("не число", "not a number")
    case .wrong: pick("неверно", "wrong")
    }
  }

  func of(_ status: GradeRecord.Status) -> String {
    switch status {
    case .graded: pick("оценено", "graded")
    case .unreadable: pick("не читается", "unreadable")
    case .timeout: pick("вышло время", "timed out")
    case .programError: pick("ошибка программы", "program failed")
    case .sandboxError: pick("не запустилось", "could not be run")
    }
  }

  func of(_ diagnosis: AnswerDiagnosis.Kind) -> String {
    switch diagnosis {
    case .sign: pick("противоположный знак", "opposite sign")
    case .accumulated: pick("накопленный градиент", "accumulated gradient")
    case .sumForMean: pick("сумма вместо среднего", "sum instead of mean")
    case .meanForSum: pick("среднее вместо суммы", "mean instead of sum")
    case .swapped: pick("переменные перепутаны", "variables swapped")
    case .otherFunction: pick("другая функция", "another function")
    }
  }

  /// A number of points: at most two decimals, with the language's decimal mark.
  func number(_ value: Double) -> String {
    guard let hundredths = Int(exactly: (value * 100).rounded()) else { return value.description }
    let size = hundredths.magnitude
    var text = String(size / 100)
    let rest = size % 100
    if rest > 0 {
      text += pick(",", ".")
      text += rest < 10 ? "0\(rest)" : rest % 10 == 0 ? "\(rest / 10)" : "\(rest)"
    }
    return hundredths < 0 ? "−\(text)" : text
  }
}

extension AnswerVerdict {
  /// A mark that needs no colour to be told from the others.
  var mark: String {
    switch self {
    case .pass: "✓"
    case .imprecise: "≈"
    case .review: "?"
    case .missing: "–"
    case .nonfinite: "∞"
    case .wrong: "✗"
    }
  }
}
