/// Words that explanations share, whoever offers them.
enum DiagnosisWords {
  /// More names than these are counted.
  private static let mostNames = 3

  /// `x`, `x and y`, `x, y, z and 5 more`.
  static func listed(_ names: [String]) -> String {
    let shown = names.prefix(mostNames)
    if names.count > mostNames {
      return shown.joined(separator: ", ") + " and \(names.count - mostNames) more"
    }
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
    return shown.dropLast().joined(separator: ", ") + " and " + last
  }

  /// Who a sentence about wrong components is about: `x`, `every component`, `each of x and y`.
  static func owner(_ names: [String], areAll: Bool) -> String {
    if names.count == 1 { return names[0] }
    return areAll ? "every component" : "each of \(listed(names))"
  }

  /// A number with up to six decimals, `1234.5` or `1.5e-09`.
  static func short(_ value: Double) -> String {
    var rounded = value
    let parts = "\(value)".split(separator: "e")
    if parts.count == 2, let mantissa = Double(parts[0]) {
      rounded = Double("\(sixDecimals(mantissa))e\(parts[1])") ?? value
    } else if (1e-3..<1e9).contains(abs(value)) {
      rounded = sixDecimals(value)
    }
    let text = "\(rounded)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func sixDecimals(_ value: Double) -> Double {
    (value * 1e6).rounded() / 1e6
  }

  /// A factor, as one over a whole number where it is: `4`, `-1/3`, `1.37`.
  static func factor(_ factor: Double) -> String {
    let inverse = (1 / factor).rounded()
    if abs(factor) < 1, abs(inverse) < 1e6, factor == 1 / inverse {
      return "\(factor < 0 ? "-" : "")1/\(short(abs(inverse)))"
    }
    return short(factor)
  }

  /// `twice`, `three times`.
  static func times(_ count: Int) -> String { count == 2 ? "twice" : "three times" }

  /// `two`, `three`.
  static func number(_ count: Int) -> String { count == 2 ? "two" : "three" }
}
