import GradientChecking

@testable import GradientFixtures

/// A number or a list of numbers under a name, as a fixture holds it.
struct NamedNumbers: Sendable {
  let name: String
  let numbers: [Double]
  let isList: Bool

  /// The numbers as JSON; others may take their place.
  func json(_ other: [Double]? = nil) -> String {
    let texts = (other ?? numbers).map { "\($0)" }.joined(separator: ", ")
    return "\"\(name)\": " + (isList ? "[\(texts)]" : texts)
  }
}

/// A function at a point.
struct FamilyQuestion: Sendable {
  let formula: String
  let point: [NamedNumbers]
  let data: [NamedNumbers]
  let kinks: KinkPolicy

  /// A function of numbers; the data are lists.
  init(
    _ formula: String, _ point: KeyValuePairs<String, Double>,
    data: KeyValuePairs<String, [Double]> = [:], kinks: KinkPolicy = .report
  ) {
    self.init(
      formula, point.map { NamedNumbers(name: $0.key, numbers: [$0.value], isList: false) },
      data: data, kinks: kinks)
  }

  /// A function of one list.
  init(
    _ formula: String, list name: String, _ numbers: [Double],
    data: KeyValuePairs<String, [Double]> = [:]
  ) {
    self.init(
      formula, [NamedNumbers(name: name, numbers: numbers, isList: true)], data: data)
  }

  init(
    _ formula: String, _ point: [NamedNumbers], data: KeyValuePairs<String, [Double]> = [:],
    kinks: KinkPolicy = .report
  ) {
    self.formula = formula
    self.point = point
    self.data = data.map { NamedNumbers(name: $0.key, numbers: $0.value, isList: true) }
    self.kinks = kinks
  }

  /// The coordinates one after the other.
  var coordinates: [Double] { point.flatMap(\.numbers) }

  /// One number for each coordinate, as a JSON object.
  func object(_ values: [Double]) -> String {
    var rest = values[...]
    let entries = point.map { named in
      let own = Array(rest.prefix(named.numbers.count))
      rest = rest.dropFirst(own.count)
      return named.json(own)
    }
    return "{\(entries.joined(separator: ", "))}"
  }

  /// A case of a fixture: functions, point, data, kinks, and this claim.
  func json(id: String, functions: [String]? = nil, claim: String) -> String {
    let texts = (functions ?? [formula]).map { "\"\($0)\"" }
    let function = functions == nil ? texts[0] : "[\(texts.joined(separator: ", "))]"
    var parts = [
      "\"id\": \"\(id)\"", "\"function\": \(function)", "\"at\": \(object(coordinates))", claim,
    ]
    if !data.isEmpty {
      parts.append("\"data\": {\(data.map { $0.json() }.joined(separator: ", "))}")
    }
    if kinks == .subgradients { parts.append("\"kinks\": \"subgradients\"") }
    return "{\(parts.joined(separator: ", "))}"
  }
}

/// A claimed gradient, and whether it is right.
struct FamilyCase: Sendable {
  let question: FamilyQuestion
  /// In the order of the coordinates.
  let gradient: [Double]
  let isRight: Bool

  var claim: String { "\"gradient\": \(question.object(gradient))" }

  func json(id: String) -> String { question.json(id: id, claim: claim) }
}
