import GradientChecking
import StrictJSON

/// What a fixture file says besides its cases.
struct FixtureHeader: Sendable {
  var title: String?
  var defaults = FixtureDefaults()

  /// The offset of the opening bracket of `cases`; nil before it has been met.
  var casesStart: Int?

  /// Whether the schema has been named.
  var hasSchema = false
}

/// Reads the members of a fixture file around its cases.
struct HeaderReader: ~Copyable {
  /// The format that this program reads.
  static let schema = "gradcheck.fixture/1"

  private var reader: CaseReader

  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) {
    let json = try JSONReader(bytes)
    let start = JSONPlace(offset: json.offset, line: 1, column: 1)
    reader = CaseReader(json, place: start, defaults: FixtureDefaults())
  }

  /// Reads the header.
  ///
  /// With `wholeFile` the cases are checked as JSON and passed over, and everything after them is
  /// read. Without, reading may end at the cases, namely when the schema has been named before.
  /// Errors are a `JSONError` or a ``ContentProblem``.
  mutating func read(wholeFile: Bool) throws -> (header: FixtureHeader, isWhole: Bool) {
    var header = FixtureHeader()
    try reader.require(.object, "a fixture file: an object with \"schema\" and \"cases\"")
    let start = reader.json.offset
    var object = try reader.json.beginObject()
    while let key = try reader.json.nextKey(in: &object) {
      guard let index = try FixtureKeys.file.index(of: key, in: reader.json) else {
        try reader.json.skipValue()
        continue
      }
      switch FixtureKeys.file.set.names[index] {
      case "schema":
        try readSchema()
        header.hasSchema = true
      case "title": header.title = try reader.readText("a title")
      case "defaults": header.defaults = try readDefaults()
      case "cases":
        try reader.require(.array, "an array of cases")
        header.casesStart = reader.json.offset
        if header.hasSchema, !wholeFile { return (header, false) }
        try reader.json.skipValue()
      default: _ = try reader.readText("the path of a JSON schema")
      }
    }
    try reader.json.finish()
    guard header.hasSchema else {
      throw ContentProblem(
        at: start, "the file has no \"schema\"; expected \"schema\": \"\(Self.schema)\"")
    }
    guard header.casesStart != nil else {
      throw ContentProblem(at: start, "the file has no \"cases\"")
    }
    return (header, true)
  }

  private mutating func readSchema() throws {
    let expectation = "\"\(Self.schema)\", the format that this program reads"
    try reader.require(.string, expectation)
    let mark = reader.json.mark
    guard reader.json.isEqual(try reader.json.readString(), to: Self.schema) else {
      reader.json.rewind(to: mark)
      throw reader.unexpected(expectation)
    }
  }

  private mutating func readDefaults() throws -> FixtureDefaults {
    var defaults = FixtureDefaults()
    _ = try reader.readMembers(of: .defaults) { reader, index in
      switch FixtureKeys.defaults.set.names[index] {
      case "precision": defaults.precision = try reader.readChoice("a precision")
      case "kinks": defaults.kinks = try reader.readChoice("a way to treat kinks")
      case "expect": defaults.expected = try reader.readChoice("a verdict")
      case "tolerance": defaults.tolerance = try reader.readTolerance()
      default: defaults.tags = try reader.readStrings(of: "tag")
      }
    }
    return defaults
  }
}
