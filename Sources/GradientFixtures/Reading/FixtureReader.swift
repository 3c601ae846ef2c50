import StrictJSON

/// Reads a fixture file: as a whole, or in parts, on as many threads as there are parts.
///
/// ```swift
/// let reader = FixtureReader(text)
/// var outline = try reader.outline(parts: 4)
/// while true {
///   let results = …  // for each part, on any thread: reader.read(part, of: outline) { check($0) }
///   switch reader.join(results, of: outline) {
///   case .complete(let summary): return …
///   case .malformed(let error): return …      // nothing that was visited counts
///   case .notDivisible: outline = try reader.undividedOutline()  // nor here: once more, in one part
///   }
/// }
/// ```
///
/// The result does not depend on the number of parts.
package struct FixtureReader: Sendable {
  /// What reading one part has brought.
  package struct PartResult: Sendable {
    /// Cases of the part, the wrong ones included.
    package fileprivate(set) var caseCount = 0

    fileprivate var problems: [FixtureError] = []
    fileprivate var identities: [CaseIdentity] = []

    /// Where reading ended.
    fileprivate var end = 0

    /// Whether it ended with the array of cases.
    fileprivate var isClosed = false

    /// Whether the text turned out not to be JSON.
    fileprivate var isBroken = false
  }

  /// What reading all parts has brought.
  package struct Summary: Sendable {
    /// For every part, the number of cases before it in the file.
    package var firstIndexes: [Int]

    /// All cases, the wrong ones included.
    package var caseCount: Int

    /// The wrong cases, in the order of the file.
    package var problems: [FixtureError]

    /// Cases that were visited and do not count, since an earlier one has their identifier.
    ///
    /// Numbers in the file, ascending; each of them has its problem.
    package var withdrawn: [Int]
  }

  /// How the parts fit together.
  package enum Outcome: Sendable {
    /// The file has been read.
    case complete(Summary)
    /// The file is wrong as a whole; it has no cases.
    case malformed(FixtureError)
    /// The file was cut in a wrong place, or says something after its cases that they depend on.
    case notDivisible
  }

  /// The file.
  package let text: FixtureText

  /// Creates a reader of one file.
  package init(_ text: FixtureText) {
    self.text = text
  }

  // MARK: The whole file

  /// Reads everything, in one part.
  package func read() -> FixtureFile {
    var file = FixtureFile(path: text.path)
    do throws(FixtureError) {
      var outline = try outline(parts: 1)
      while true {
        file.title = outline.title
        file.cases = []
        let result = read(outline.parts[0], of: outline) { file.cases.append($0) }
        switch join([result], of: outline) {
        case .complete(let summary):
          file.problems = summary.problems
          let withdrawn = Set(summary.withdrawn)
          file.cases.removeAll { withdrawn.contains($0.index) }
          return file
        case .malformed(let error):
          throw error
        case .notDivisible:
          outline = try undividedOutline()
        }
      }
    } catch {
      return FixtureFile(path: text.path, problems: [error])
    }
  }

  // MARK: Parts

  /// Reads what precedes the cases, and finds places to cut them into at most so many parts.
  ///
  /// - Throws: a ``FixtureError`` when the file is wrong as a whole.
  package func outline(parts: Int) throws(FixtureError) -> FixtureOutline {
    try outline(parts: parts, wholeFile: false)
  }

  /// Reads everything around the cases, checks that they are JSON, and leaves them in one part.
  ///
  /// - Throws: a ``FixtureError`` when the file is wrong as a whole.
  package func undividedOutline() throws(FixtureError) -> FixtureOutline {
    try outline(parts: 1, wholeFile: true)
  }

  private func outline(parts: Int, wholeFile: Bool) throws(FixtureError) -> FixtureOutline {
    try text.bytes.withUnsafeBufferPointer { bytes throws(FixtureError) in
      do {
        var reader = try HeaderReader(bytes)
        let (header, isWhole) = try reader.read(wholeFile: wholeFile)
        return FixtureOutline(
          header, isWhole: isWhole, casesStart: header.casesStart ?? 0,
          parts: isWhole ? 1 : parts, in: bytes)
      } catch {
        throw fileError(error, in: bytes)
      }
    }
  }

  private func fileError(_ error: any Error, in bytes: UnsafeBufferPointer<UInt8>) -> FixtureError {
    switch error {
    case let error as JSONError:
      return FixtureError(error, in: text.path)
    case let error as ContentProblem:
      let place = JSONPlace(offset: error.offset, in: bytes)
      return FixtureError(
        file: text.path, line: place.line, column: place.column,
        path: JSONContext(of: error.offset, in: bytes).path, message: error.message)
    default:
      return FixtureError(file: text.path, line: 1, column: 1, message: "\(error)")
    }
  }

  /// Reads the cases of a part; the visitor gets each one that can be checked.
  ///
  /// The visited case is filled anew for the next visit. What is visited counts only once
  /// ``join(_:of:)`` says so.
  package func read(
    _ part: FixtureOutline.Part, of outline: FixtureOutline, visit: (inout FixtureCase) -> Void
  ) -> PartResult {
    text.bytes.withUnsafeBufferPointer { bytes in
      var result = PartResult()
      let json = JSONReader(bytes, at: part.place.offset, depth: 2)
      var reader = CaseReader(json, place: part.place, defaults: outline.defaults)
      do throws(JSONError) {
        try read(part, with: &reader, into: &result, visit: visit)
      } catch {
        result.isBroken = true
      }
      result.end = reader.json.offset
      return result
    }
  }

  private func read(
    _ part: FixtureOutline.Part, with reader: inout CaseReader, into result: inout PartResult,
    visit: (inout FixtureCase) -> Void
  ) throws(JSONError) {
    var fixture = FixtureCase()
    var array = JSONArrayCursor()
    while true {
      guard try reader.json.nextElement(in: &array) else {
        result.isClosed = true
        return
      }
      if let end = part.end, reader.json.offset >= end { return }
      let mark = reader.json.mark
      fixture.index = result.caseCount
      do {
        try reader.read(into: &fixture)
        visit(&fixture)
      } catch let error as JSONError {
        throw error
      } catch {
        // Whatever is wrong with its content, the case must be JSON to its end.
        reader.json.rewind(to: mark)
        try reader.json.skipValue()
        result.problems.append(describe(error, caseAt: mark.offset, with: &reader, fixture))
      }
      if let identity = reader.identity { result.identities.append(identity) }
      result.caseCount += 1
    }
  }

  private func describe(
    _ error: any Error, caseAt start: Int, with reader: inout CaseReader, _ fixture: FixtureCase
  ) -> FixtureError {
    let problem = error as? ContentProblem ?? ContentProblem(at: start, "\(error)")
    let place = reader.place(of: problem.offset)
    return FixtureError(
      file: text.path, line: place.line, column: place.column, caseIndex: fixture.index,
      path: JSONContext(of: problem.offset, from: start, in: reader.json.bytes).path,
      caseID: reader.identify(caseAt: start), message: problem.message)
  }

  // MARK: Joining

  /// Fits the results of an outline's parts together; they come in the order of the parts.
  package func join(_ results: [PartResult], of outline: FixtureOutline) -> Outcome {
    let isSound = fits(results, to: outline)
    if !isSound || !endsWithCases(results, outline) {
      // Either the text is wrong, and reading it from beginning to end says where; or the cut was.
      do {
        _ = try undividedOutline()
        return .notDivisible
      } catch {
        return .malformed(error)
      }
    }
    var summary = Summary(firstIndexes: [], caseCount: 0, problems: [], withdrawn: [])
    for result in results {
      summary.firstIndexes.append(summary.caseCount)
      summary.problems += result.problems.map { problem in
        var problem = problem
        problem.caseIndex = problem.caseIndex.map { $0 + summary.caseCount }
        return problem
      }
      summary.caseCount += result.caseCount
    }
    guard summary.caseCount > 0 else { return .malformed(noCases(outline)) }
    withdrawRepeated(results, from: &summary)
    return .complete(summary)
  }

  /// Whether every part ended where the next one begins, and the last one with the array.
  private func fits(_ results: [PartResult], to outline: FixtureOutline) -> Bool {
    guard results.count == outline.parts.count else { return false }
    return zip(results, outline.parts).allSatisfy { result, part in
      guard !result.isBroken else { return false }
      guard let end = part.end else { return result.isClosed }
      return !result.isClosed && result.end == end
    }
  }

  /// Whether nothing follows the cases but the end of the file, or all of it is known already.
  private func endsWithCases(_ results: [PartResult], _ outline: FixtureOutline) -> Bool {
    if outline.isWhole { return true }
    let end = results[results.count - 1].end
    var rest = text.bytes[end...].drop { [0x20, 0x0A, 0x0D, 0x09].contains($0) }
    guard rest.popFirst() == UInt8(ascii: "}") else { return false }
    return rest.allSatisfy { [0x20, 0x0A, 0x0D, 0x09].contains($0) }
  }

  private func noCases(_ outline: FixtureOutline) -> FixtureError {
    let place = outline.parts[0].place
    return FixtureError(
      file: text.path, line: place.line, column: place.column - 1, path: "cases",
      message: "expected at least one case, found an empty array")
  }

  private func withdrawRepeated(_ results: [PartResult], from summary: inout Summary) {
    var register = IdentifierRegister(capacity: summary.caseCount)
    let wrong = Set(summary.problems.compactMap(\.caseIndex))
    var repeated: [FixtureError] = []
    for (result, firstIndex) in zip(results, summary.firstIndexes) {
      for var identity in result.identities {
        identity.index += firstIndex
        guard let earlier = register.enter(identity), !wrong.contains(identity.index) else {
          continue
        }
        summary.withdrawn.append(identity.index)
        repeated.append(
          FixtureError(
            file: text.path, line: identity.place.line, column: identity.place.column,
            caseIndex: identity.index, path: "id", caseID: identity.id,
            message: "the identifier is taken already, by the case on line \(earlier.place.line)"))
      }
    }
    guard !repeated.isEmpty else { return }
    summary.problems += repeated
    summary.problems.sort { ($0.caseIndex ?? 0) < ($1.caseIndex ?? 0) }
  }
}
