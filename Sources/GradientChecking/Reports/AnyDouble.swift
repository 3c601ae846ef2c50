/// A number that any encoder takes: one that is not finite is coded as a string.
///
/// JSON has no NaN and no infinity, and Foundation's `JSONEncoder` throws where it meets one. A report of a NaN is a
/// report all the same.
struct AnyDouble: Codable {
  var value: Double

  init(_ value: Double) { self.value = value }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      value = number
      return
    }
    switch try container.decode(String.self) {
    case "NaN": value = .nan
    case "Infinity": value = .infinity
    case "-Infinity": value = -.infinity
    case let text:
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription:
          "expected a number, \"NaN\", \"Infinity\" or \"-Infinity\", found \"\(text)\"")
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if value.isFinite {
      try container.encode(value)
    } else {
      try container.encode(words(value))
    }
  }
}
