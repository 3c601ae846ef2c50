import PlainText
import StrictJSON

extension CaseReader {
  /// Reads an object of known keys and returns where it begins; `body` gets each key's number.
  mutating func readMembers(
    of keys: FixtureKeys, _ body: (inout CaseReader, Int) throws -> Void
  ) throws -> Int {
    try require(.object, "an object with \(keys.set.names.joined(separator: ", "))")
    let start = json.offset
    var object = try json.beginObject()
    while let key = try json.nextKey(in: &object) {
      if let index = try keys.index(of: key, in: json) {
        try body(&self, index)
      } else {
        try json.skipValue()
      }
    }
    return start
  }

  /// Reads one of a few words.
  mutating func readChoice<Choice>(_ what: String) throws -> Choice
  where Choice: CaseIterable & RawRepresentable<String> {
    let mark = json.mark
    var typed = ""
    if try json.peek() == .string {
      let token = try json.readString()
      for choice in Choice.allCases where json.isEqual(token, to: choice.rawValue) { return choice }
      typed = json.text(of: token)
      json.rewind(to: mark)
    }
    let names = Choice.allCases.map(\.rawValue)
    throw unexpected(
      "\(what): \(names.joined(separator: ", "))",
      hint: Spelling.nearest(to: typed, among: names).map { "did you mean \"\($0)\"?" })
  }

  /// Reads a string.
  mutating func readText(_ what: String) throws -> String {
    try require(.string, "\(what) (a string)")
    return json.text(of: try json.readString())
  }

  /// Reads an array of strings.
  mutating func readStrings(of what: String) throws -> [String] {
    try require(.array, "an array of \(what)s")
    var strings: [String] = []
    var array = try json.beginArray()
    while try json.nextElement(in: &array) { strings.append(try readText("a \(what)")) }
    return strings
  }

  /// Reads a number above zero.
  mutating func readPositive(_ what: String) throws -> Double {
    try require(.number, "\(what) (a number above 0)")
    let mark = json.mark
    let value = try json.readNumber().value
    guard value > 0 else {
      json.rewind(to: mark)
      throw unexpected("\(what) above 0")
    }
    return value
  }

  /// `{"relative": …, "absolute": …}`, one of which may be missing.
  mutating func readTolerance() throws -> FixtureTolerance {
    var tolerance = FixtureTolerance()
    let start = try readMembers(of: .tolerance) { reader, index in
      let value = try reader.readPositive("a tolerance")
      if index == 0 { tolerance.relative = value } else { tolerance.absolute = value }
    }
    guard tolerance != FixtureTolerance() else {
      throw ContentProblem(at: start, "expected \"relative\" or \"absolute\", found neither")
    }
    return tolerance
  }

  /// `{"command": […], "function": …, "timeout": …}`; only the command is demanded.
  mutating func readImplementation() throws -> FixtureImplementation {
    var implementation = FixtureImplementation(command: [])
    let start = try readMembers(of: .implementation) { reader, index in
      switch index {
      case 0:
        reader.json.skipSpace()
        let place = reader.json.offset
        implementation.command = try reader.readStrings(of: "argument")
        if implementation.command.first?.isEmpty ?? true {
          throw ContentProblem(at: place, "expected a program and its arguments, found no program")
        }
      case 1: implementation.function = try reader.readText("a function's name")
      default: implementation.timeout = try reader.readPositive("a time limit in seconds")
      }
    }
    if implementation.command.isEmpty {
      throw ContentProblem(at: start, "\"implementation\" has no \"command\"")
    }
    return implementation
  }

  // MARK: Points

  /// The most random points that a case may ask for.
  private static var countLimit: Double { 1_000_000 }

  /// An array of points like `at`, or `{"random": n, "seed": …, "range": {…}}`.
  mutating func readPoints(into fixture: inout FixtureCase) throws {
    switch try json.peek() {
    case .array: try readListedPoints(into: &fixture)
    case .object: try readRandomPoints(into: &fixture)
    default:
      throw unexpected("an array of points like \"at\", or an object with random, seed, range")
    }
  }

  private mutating func readListedPoints(into fixture: inout FixtureCase) throws {
    let start = json.offset
    var points: [[Double]] = []
    var array = try json.beginArray()
    while try json.nextElement(in: &array) {
      if variableKeys.isEmpty {
        try readVariables(of: "points")
        points.append(variables.values)
      } else {
        points.append(try readDirection("a point: an object by variable"))
      }
    }
    guard !points.isEmpty else {
      throw ContentProblem(at: start, "expected at least one point, found an empty array")
    }
    fixture.points = .listed(points)
  }

  private mutating func readRandomPoints(into fixture: inout FixtureCase) throws {
    var count: Int?
    var seed: UInt64 = 0
    var intervals: [FixturePoints.Interval]?
    let start = try readMembers(of: .points) { reader, index in
      switch index {
      case 0:
        count = Int(try reader.readInteger("a number of points", 1...Self.countLimit))
      case 1: seed = UInt64(try reader.readInteger("a seed", 0...0x1p53))
      default: intervals = try reader.readIntervals()
      }
    }
    guard let count else { throw ContentProblem(at: start, "\"points\" has no \"random\"") }
    guard let intervals else {
      throw ContentProblem(
        at: start,
        "\"points\" has no \"range\"; expected {\"name\": [low, high]} for every variable")
    }
    fixture.points = .random(count: count, seed: seed, intervals: intervals)
  }

  private mutating func readInteger(_ what: String, _ range: ClosedRange<Double>) throws -> Double {
    let expectation =
      "\(what), an integer from \(Int(range.lowerBound)) to \(Int(range.upperBound))"
    try require(.number, expectation)
    let mark = json.mark
    let value = try json.readNumber().value
    guard range.contains(value), value == value.rounded() else {
      json.rewind(to: mark)
      throw unexpected(expectation)
    }
    return value
  }

  /// Intervals by variable; without an `at` they say which variables there are, all of them numbers.
  private mutating func readIntervals() throws -> [FixturePoints.Interval] {
    if has(.at) {
      var intervals = variables.entries.map {
        FixturePoints.Interval(name: $0.name, low: 0, high: 0)
      }
      try readByVariable("an object that gives each variable [low, high]") { reader, index in
        intervals[index] = try reader.readInterval(of: intervals[index].name)
      }
      return intervals
    }
    try require(.object, "an object that gives each variable [low, high]")
    let start = json.offset
    var intervals: [FixturePoints.Interval] = []
    var object = try json.beginObject()
    while let key = try json.nextKey(in: &object) {
      try checkName(key)
      variableKeys.append(key)
      let interval = try readInterval(of: json.text(of: key))
      intervals.append(interval)
      let entry = NamedArrays.Entry(
        name: interval.name, shape: [], range: 0..<1, place: place(of: key.range.lowerBound - 1))
      variables.append(entry, [interval.low + (interval.high - interval.low) / 2])
    }
    guard !intervals.isEmpty else {
      throw ContentProblem(at: start, "\"range\" names no variable")
    }
    return intervals
  }

  private mutating func readInterval(of name: String) throws -> FixturePoints.Interval {
    try require(.array, "[low, high]")
    let start = json.offset
    try readBlock(rankLimit: 1, .exact)
    guard block.values.count == 2, block.values[0] < block.values[1],
      (block.values[1] - block.values[0]).isFinite
    else {
      throw ContentProblem(
        at: start,
        "expected [low, high] with low below high and a finite difference, found"
          + " [\(block.values.prefix(4).map { "\($0)" }.joined(separator: ", "))]")
    }
    return FixturePoints.Interval(name: name, low: block.values[0], high: block.values[1])
  }
}
