import SubmissionReading

/// What a student is told, in every language.
///
/// A message never holds the right number: one that did could be typed in and handed in again.
enum Feedback {
  case missing(String)
  case noGradient(String)
  case nonFinite(String)
  case imprecise(String, digits: Int)
  case wrong(String)
  case diagnosed(AnswerDiagnosis, items: Int)
  case unlabelled(String)
  case severalNumbers(String)
  case leftOut(String)
  case otherShape(String, expected: Int, found: Int)
  case roughPoint(String)
  case uncertainPoint(String)
  case pointUnknown([String])
  case refused(GradientTruth.Refusal)
  case noSection
  case ambiguousSection
  case notRun
  case answer(String)

  func text(_ language: Language) -> String {
    switch language {
    case .ru: russian
    case .en: english
    }
  }

  private var russian: String {
    switch self {
    case .missing(let name): "производной по \(name) в выводе нет"
    case .noGradient(let name):
      "вместо производной по \(name) стоит None: нужны requires_grad=True и вызов backward()"
    case .nonFinite(let name): "производная по \(name): NaN и бесконечность ответом быть не могут"
    case .imprecise(let name, let digits):
      "производная по \(name) верна лишь приблизительно: округляйте только в конце и давайте не "
        + "меньше \(digits) значащих цифр"
    case .wrong(let name): "производная по \(name) неверна"
    case .diagnosed(let diagnosis, let items): Self.russian(diagnosis, items)
    case .unlabelled(let name):
      "есть числа без подписи, и неясно, какое из них производная по \(name): посмотрит преподаватель"
    case .severalNumbers(let name):
      "производная по \(name) дана несколько раз, и числа разные: посмотрит преподаватель"
    case .leftOut(let name): "производная по \(name) напечатана не целиком: посмотрит преподаватель"
    case .otherShape(let name, let expected, let found):
      "производная по \(name): чисел ожидалось \(expected), напечатано \(found); посмотрит преподаватель"
    case .roughPoint(let name):
      "точка напечатана слишком грубо, чтобы судить о производной по \(name): посмотрит преподаватель"
    case .uncertainPoint(let name):
      "производная по \(name) не сходится, но точка прочитана не полностью: посмотрит преподаватель"
    case .pointUnknown(let names):
      "неизвестно, чему равно \(names.joined(separator: ", ")): задайте числами или напечатайте"
    case .refused(let refusal):
      switch refusal {
      case .shapes: "размеры данных не подходят к формуле: посмотрит преподаватель"
      case .tooLarge: "точка слишком велика, чтобы проверить её: посмотрит преподаватель"
      case .notFinite, .witnessesDisagree:
        "в этой точке производную нельзя вычислить надёжно: посмотрит преподаватель"
      }
    case .noSection: "этой части в работе нет"
    case .ambiguousSection:
      "неясно, к какой части относятся числа: поставьте заголовки; посмотрит преподаватель"
    case .notRun: "программа без записанного вывода: чтобы оценить её, её нужно запустить"
    case .answer(let text): "правильный ответ: \(text)"
    }
  }

  private var english: String {
    switch self {
    case .missing(let name): "there is no derivative by \(name) in the output"
    case .noGradient(let name):
      "the derivative by \(name) is None: it takes requires_grad=True and a call of backward()"
    case .nonFinite(let name): "the derivative by \(name): NaN and infinity are no answers"
    case .imprecise(let name, let digits):
      "the derivative by \(name) is only about right: round at the end, and give at least \(digits) "
        + "significant digits"
    case .wrong(let name): "the derivative by \(name) is wrong"
    case .diagnosed(let diagnosis, let items): Self.english(diagnosis, items)
    case .unlabelled(let name):
      "there are numbers without a label, and it is not clear which is the derivative by \(name): "
        + "a person will look"
    case .severalNumbers(let name):
      "the derivative by \(name) is given several times, with different numbers: a person will look"
    case .leftOut(let name): "the derivative by \(name) is not printed in full: a person will look"
    case .otherShape(let name, let expected, let found):
      "the derivative by \(name): expected \(expected) numbers, found \(found); a person will look"
    case .roughPoint(let name):
      "the point is printed too roughly to judge the derivative by \(name): a person will look"
    case .uncertainPoint(let name):
      "the derivative by \(name) does not agree, but the point was not read in full: a person will look"
    case .pointUnknown(let names):
      "it is not known what \(names.joined(separator: ", ")) is: give numbers, or print them"
    case .refused(let refusal):
      switch refusal {
      case .shapes: "the shapes of the data do not fit the formula: a person will look"
      case .tooLarge: "the point is too large to be checked: a person will look"
      case .notFinite, .witnessesDisagree:
        "at this point the derivative cannot be computed reliably: a person will look"
      }
    case .noSection: "this part is not there"
    case .ambiguousSection:
      "it is not clear which part the numbers belong to: write headings; a person will look"
    case .notRun: "a program without recorded output: to be graded, it must be run"
    case .answer(let text): "the right answer: \(text)"
    }
  }

  private static func russian(_ diagnosis: AnswerDiagnosis, _ items: Int) -> String {
    switch diagnosis {
    case .sign: "у производной противоположный знак"
    case .accumulated(let times):
      "ответ больше ровно в \(times) раза: градиенты накопились, перед повторным backward() нужен zero_grad()"
    case .sumForMean: "ответ больше ровно в \(items) раз: взята сумма, а нужно среднее"
    case .meanForSum: "ответ меньше ровно в \(items) раз: взято среднее, а нужна сумма"
    case .swapped(let name): "это производная по \(name): переменные перепутаны"
    case .otherFunction: "это градиент другой функции"
    }
  }

  private static func english(_ diagnosis: AnswerDiagnosis, _ items: Int) -> String {
    switch diagnosis {
    case .sign: "the derivative has the opposite sign"
    case .accumulated(let times):
      "the answer is exactly \(times) times too large: gradients accumulated; call zero_grad() before "
        + "backward() runs again"
    case .sumForMean:
      "the answer is exactly \(items) times too large: a sum where a mean was asked for"
    case .meanForSum:
      "the answer is exactly \(items) times too small: a mean where a sum was asked for"
    case .swapped(let name): "this is the derivative by \(name): the variables are swapped"
    case .otherFunction: "this is the gradient of another function"
    }
  }
}
