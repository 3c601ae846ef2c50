import PlainText
import StrictJSON

/// The keys of a case; their order is that of the usual file, since the first are found fastest.
enum CaseKey: Int, CaseIterable {
  case id, function, at, gradient, expect, value, why, tags, data, precision, tolerance, kinks
  case jacobian, hessian, jvp, vjp, implementation, points

  var name: String { String(describing: self) }

  /// A bit of its own, to note which keys a case has.
  var bit: UInt32 { 1 << UInt32(rawValue) }

  static let claims: [CaseKey] = [.value, .gradient, .jacobian, .hessian, .jvp, .vjp]

  /// The bits of all claims.
  static let claimBits = claims.reduce(0) { $0 | $1.bit }
}

/// The keys that may stand in one kind of object.
struct FixtureKeys: Sendable {
  /// The object, for sentences: `a case`.
  let owner: String

  /// The keys.
  let set: JSONKeySet

  init(of owner: String, _ names: [String]) {
    self.owner = owner
    set = JSONKeySet(names)
  }

  static let `case` = FixtureKeys(of: "a case", CaseKey.allCases.map(\.name))
  static let file = FixtureKeys(
    of: "a fixture file", ["$schema", "schema", "title", "defaults", "cases"])
  static let defaults = FixtureKeys(
    of: "\"defaults\"", ["precision", "tolerance", "kinks", "tags", "expect"])
  static let tolerance = FixtureKeys(of: "\"tolerance\"", ["relative", "absolute"])
  static let implementation = FixtureKeys(
    of: "\"implementation\"", ["command", "function", "timeout"])
  static let points = FixtureKeys(of: "\"points\"", ["random", "seed", "range"])
  static let jvp = FixtureKeys(of: "\"jvp\"", ["tangent", "value"])
  static let vjp = FixtureKeys(of: "\"vjp\"", ["cotangent", "value"])

  /// What people write for a key when they have not seen the format.
  private static let otherNames = [
    "expression": "function", "formula": "function", "f": "function", "name": "id",
    "constants": "data", "variables": "at", "x": "at", "verdict": "expect", "eps": "tolerance",
    "atol": "absolute", "rtol": "relative", "args": "command", "dtype": "precision",
    "comment": "why", "tests": "cases", "fixtures": "cases", "version": "schema",
  ]

  /// The number of a key in the set; nil for a remark, whose key begins with `x-`.
  ///
  /// - Throws: a ``ContentProblem`` for any other key.
  @inline(__always)
  func index(of key: JSONStringToken, in reader: borrowing JSONReader) throws -> Int? {
    if let index = reader.index(of: key, in: set) { return index }
    return try checkRemark(key, in: reader)
  }

  @inline(never)
  private func checkRemark(_ key: JSONStringToken, in reader: borrowing JSONReader) throws -> Int? {
    let name = reader.text(of: key)
    if name.hasPrefix("x-") { return nil }
    let meant =
      Self.otherNames[name].flatMap { set.names.contains($0) ? $0 : nil }
      ?? Spelling.nearest(to: name, among: set.names)
    let hint =
      if let meant { "did you mean \"\(meant)\"?" } else {
        "\(owner) may have \(set.names.joined(separator: ", ")), and remarks under keys that begin"
          + " with \"x-\""
      }
    throw ContentProblem(
      at: key.range.lowerBound - 1, "unknown key \(Quotation.of(name)); \(hint)")
  }
}

/// A string of the file, quoted in a message.
enum Quotation {
  /// The string between quotes, cut after 60 characters.
  static func of(_ text: String) -> String {
    text.count > 60 ? "\"\(text.prefix(60))…\"" : "\"\(text)\""
  }
}
