import GradientChecking
import StrictJSON

/// Reads one case after the other.
///
/// Members are read as they come. What depends on others, such as a claim that stands before its
/// point, is passed over, and read when the case has ended.
struct CaseReader: ~Copyable {
  var json: JSONReader
  let defaults: FixtureDefaults

  /// The variables and constants of the current case; the case gets them when it is complete.
  var variables = NamedArrays()
  var data = NamedArrays()

  /// The number of outputs, where the case fixes it: a single formula may be vector-valued.
  private(set) var outputCount: Int?

  /// Where the current case begins, and the last place whose line and column were asked for.
  private var casePlace: JSONPlace
  private var place: JSONPlace

  /// The keys of `at`, to compare those of the claims with; one per entry of the variables.
  var variableKeys: [JSONStringToken] = []

  /// Members that wait for the end of the case.
  private var postponed: [(key: CaseKey, offset: Int)] = []

  /// The nested numbers read last.
  var block = NumberBlock()

  /// The members that the case has; a bit per ``CaseKey``.
  private var present: UInt32 = 0

  /// The current case's identifier, as soon as it is known.
  private(set) var identity: CaseIdentity?

  /// Begins where a case, or the comma before one, is expected.
  init(_ json: consuming JSONReader, place: JSONPlace, defaults: FixtureDefaults) {
    self.json = json
    self.casePlace = place
    self.place = place
    self.defaults = defaults
  }

  // MARK: Cases

  /// Reads the next case; on the text's errors a `JSONError`, on the content's a ``ContentProblem``.
  mutating func read(into fixture: inout FixtureCase) throws {
    fixture.reset(to: defaults)
    // The arrays change hands, so that one storage serves all cases.
    swap(&variables, &fixture.variables)
    swap(&data, &fixture.data)
    defer {
      swap(&variables, &fixture.variables)
      swap(&data, &fixture.data)
    }
    outputCount = nil
    identity = nil
    present = 0
    variableKeys.removeAll(keepingCapacity: true)
    if !postponed.isEmpty { postponed.removeAll(keepingCapacity: true) }
    let start = json.offset
    place.advance(to: start, in: json.bytes)
    casePlace = place
    fixture.place = place
    try require(.object, "a case: an object")

    var object = try json.beginObject()
    while let token = try json.nextKey(in: &object) {
      guard let index = try FixtureKeys.case.index(of: token, in: json),
        let key = CaseKey(rawValue: index)
      else {
        try json.skipValue()
        continue
      }
      present |= key.bit
      try readMember(key, into: &fixture)
    }
    let end = json.offset
    try checkPresence(at: start)
    if !postponed.isEmpty {
      // Points come first: without an `at` they say what the variables are.
      postponed.sort { ($0.key == .points ? 0 : 1) < ($1.key == .points ? 0 : 1) }
      for member in postponed {
        json.move(to: member.offset)
        try readPostponed(member.key, into: &fixture)
      }
      json.move(to: end)
    }
    if !data.entries.isEmpty { try checkNames() }
  }

  /// Whether the case has this member.
  func has(_ key: CaseKey) -> Bool { present & key.bit != 0 }

  /// The line and column of an offset inside the current case.
  mutating func place(of offset: Int) -> JSONPlace {
    if offset < place.offset { place = casePlace }
    place.advance(to: offset, in: json.bytes)
    return place
  }

  /// The identifier of a case that has been passed over, read leniently.
  mutating func identify(caseAt start: Int) -> String? {
    let mark = json.mark
    defer { json.rewind(to: mark) }
    json.move(to: start)
    guard var object = try? json.beginObject() else { return nil }
    while let key = try? json.nextKey(in: &object) {
      if json.isEqual(key, to: "id") {
        let id = (try? json.readString()).map { json.text(of: $0) }
        return id?.isEmpty ?? true ? nil : id
      }
      guard (try? json.skipValue()) != nil else { return nil }
    }
    return nil
  }

  // MARK: Members

  private mutating func readMember(_ key: CaseKey, into fixture: inout FixtureCase) throws {
    switch key {
    case .id: try readID(into: &fixture)
    case .function: try readFunctions(into: &fixture)
    case .at:
      fixture.hasPoint = true
      try readVariables(of: "at")
    case .data: try readConstants()
    case .gradient where fixture.hasPoint && has(.function): try readGradient(into: &fixture)
    case .value where has(.function): try readValue(into: &fixture)
    case .value, .gradient, .jacobian, .hessian, .jvp, .vjp, .points: try postpone(key)
    case .expect: fixture.expected = try readChoice("a verdict")
    case .precision: fixture.precision = try readChoice("a precision")
    case .kinks: fixture.kinks = try readChoice("a way to treat kinks")
    case .tolerance: fixture.tolerance = try readTolerance()
    case .tags: fixture.tags = try readStrings(of: "tag")
    case .why: fixture.why = try readText("a reason")
    case .implementation: fixture.implementation = try readImplementation()
    }
  }

  private mutating func readPostponed(_ key: CaseKey, into fixture: inout FixtureCase) throws {
    switch key {
    case .points: try readPoints(into: &fixture)
    case .value: try readValue(into: &fixture)
    case .gradient: try readGradient(into: &fixture)
    case .jacobian: try readJacobian(into: &fixture)
    case .hessian: try readHessian(into: &fixture)
    case .jvp: try readJVP(into: &fixture)
    case .vjp: try readVJP(into: &fixture)
    default: break
    }
  }

  private mutating func postpone(_ key: CaseKey) throws {
    json.skipSpace()
    postponed.append((key, json.offset))
    try json.skipValue()
  }

  private mutating func readID(into fixture: inout FixtureCase) throws {
    try require(.string, "an identifier (a string)")
    let offset = json.offset
    let token = try json.readString()
    guard !token.range.isEmpty else {
      throw ContentProblem(at: offset, "the identifier is empty; name the case")
    }
    fixture.id = json.text(of: token)
    identity = CaseIdentity(
      fixture.id, index: fixture.index, place: place(of: offset))
  }

  private mutating func readFunctions(into fixture: inout FixtureCase) throws {
    guard try json.peek() == .array else {
      try require(.string, "a formula, or an array of formulas")
      try readFunction(0, into: &fixture)
      if fixture.functions.count > 1 { fixture.functions.removeSubrange(1...) }
      return
    }
    fixture.isVector = true
    let start = json.offset
    var array = try json.beginArray()
    var count = 0
    while try json.nextElement(in: &array) {
      try require(.string, "a formula")
      try readFunction(count, into: &fixture)
      count += 1
    }
    guard count > 0 else {
      throw ContentProblem(at: start, "expected at least one formula, found an empty array")
    }
    fixture.functions.removeSubrange(count...)
    outputCount = count
  }

  /// Reads a formula; the text stays where the last case had the same one.
  private mutating func readFunction(_ index: Int, into fixture: inout FixtureCase) throws {
    let offset = json.offset
    let token = try json.readString()
    guard !token.range.isEmpty else { throw ContentProblem(at: offset, "the formula is empty") }
    let place = place(of: token.range.lowerBound)
    if index < fixture.functions.count {
      fixture.functions[index].place = place
      if !json.isEqual(token, to: fixture.functions[index].text) {
        fixture.functions[index].text = json.text(of: token)
      }
    } else {
      fixture.functions.append(FixtureCase.Function(text: json.text(of: token), place: place))
    }
  }

  // MARK: The case as a whole

  private func checkPresence(at start: Int) throws {
    guard has(.id) else { throw ContentProblem(at: start, "the case has no \"id\"") }
    guard has(.function) else { throw ContentProblem(at: start, "the case has no \"function\"") }
    guard present & CaseKey.claimBits != 0 || has(.implementation) else {
      throw ContentProblem(
        at: start,
        "the case claims nothing; expected at least one of "
          + CaseKey.claims.map { "\"\($0.name)\"" }.joined(separator: ", ")
          + ", or an \"implementation\"")
    }
    if !has(.at) {
      guard has(.points) else { throw ContentProblem(at: start, "the case has no \"at\"") }
      for claim in CaseKey.claims where has(claim) {
        throw ContentProblem(
          at: start, "\"\(claim.name)\" is claimed, but there is no \"at\" to say at which point")
      }
    }
    if has(.points), !has(.implementation) {
      throw ContentProblem(
        at: start, "\"points\" are for an \"implementation\", and the case has none")
    }
  }

  private func checkNames() throws {
    let names = Set(variables.entries.map(\.name))
    for constant in data.entries where names.contains(constant.name) {
      throw ContentProblem(
        at: constant.place.offset,
        "\"\(constant.name)\" stands in \"at\" and in \"data\"; it is either a variable or a constant"
      )
    }
  }

  // MARK: Expectations

  /// Checks the kind of the next value.
  @inline(__always)
  mutating func require(_ kind: JSONKind, _ what: @autoclosure () -> String) throws {
    guard try json.peek() == kind else { throw unexpected(what()) }
  }

  /// What to say when the next value is not what was expected.
  @inline(never)
  mutating func unexpected(_ what: String, hint: String? = nil) -> ContentProblem {
    let offset = json.offset
    let ending = hint.map { "; " + $0 } ?? ""
    return ContentProblem(at: offset, "expected \(what), found \(describeNext())\(ending)")
  }

  /// The next value in words; it stays unread.
  private mutating func describeNext() -> String {
    let mark = json.mark
    defer { json.rewind(to: mark) }
    guard let kind = try? json.peek() else { return "something else" }
    switch kind {
    case .string:
      guard let token = try? json.readString() else { break }
      return "the string \(Quotation.of(json.text(of: token)))"
    case .number:
      guard let token = try? json.readNumber() else { break }
      return "the number \(json.literal(of: token).prefix(40))"
    case .bool:
      guard let flag = try? json.readBool() else { return json.nextFinding }
      return flag ? "true" : "false"
    case .null:
      return (try? json.readNull()) == nil ? json.nextFinding : "null"
    default: break
    }
    return kind.phrase
  }
}
