import TestSupport

@testable import SubmissionReading

extension PrintedValue {
  /// A value from its text; nil where the text is no value, or more than one.
  init?(_ text: String, decimalComma: Bool = false) {
    let bytes = Array(text.utf8)
    let scanner = ValueScanner(
      bytes: bytes, folded: TextLine.folded(bytes), decimalComma: decimalComma)
    guard let (value, end) = scanner.scan(at: 0), end == bytes.count else { return nil }
    self = value
  }
}

extension LineScanner.Finding {
  /// What it says of a part, as `x=28.0`, `x:2.0` for a name, `?3` without a label, `-3` for what is no answer.
  func text(_ part: ExercisePart) -> String {
    switch self {
    case .answer(let index, let value, _, _): "\(part.answers[index].variable)=\(value.text)"
    case .name(let name, let value): "\(name):\(value.text)"
    case .unlabelled(let value): "?\(value.text)"
    case .other(let value): "-\(value.text)"
    }
  }
}

extension Exercise {
  /// One part about `x*y*z`, or about `x^2`, whose labels are only those that everybody knows.
  static func plain(_ variables: String...) throws -> Exercise {
    let points = variables.map { "\"\($0)\": \"from-submission\"" }.joined(separator: ", ")
    let answers = variables.map { "\"\($0)\": [\"\($0).grad\"]" }.joined(separator: ", ")
    return try single(
      variables.count == 1 ? "\(variables[0])^2" : variables.joined(separator: "*"),
      at: "{\(points)}", answers: "{\(answers)}")
  }
}
