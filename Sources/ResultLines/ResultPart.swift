package import StrictJSON

/// A file of results that is to be put together with others.
package struct ResultPart<Kind: ResultKind>: Sendable {
  /// A line of results, with its end.
  package struct Line: Sendable {
    /// Which line of the file, from 1.
    package var number: Int
    /// What is written there.
    package var bytes: ArraySlice<UInt8>
    /// What it is about.
    package var head: ResultHead<Kind>
  }

  /// The path of the file.
  package let path: String
  /// The last line of everything that has one, in the order of the file.
  package let lines: [Line]
  /// The closing line, where it is the last one.
  package let closing: ShardClosing<Kind>?
  /// Whether there is a closing line somewhere: what comes after it was added by a run that was stopped.
  package let isOfShard: Bool

  /// Takes the bytes of a file apart.
  ///
  /// - Throws: a ``ResultProblem`` for a line that is no result, and one that was not written to its end.
  package init(path: String, bytes: [UInt8]) throws(ResultProblem) {
    self.path = path
    var places: [Kind.ID: Int] = [:]
    var lines: [Line?] = []
    var closing: ShardClosing<Kind>?
    var isOfShard = false
    for (number, line, isWhole) in LineText.lines(of: bytes) {
      guard isWhole else {
        throw ResultProblem(
          "the line was not written to its end; start the run that wrote it again", part: path,
          line: number)
      }
      do throws(JSONError) {
        switch try Self.read(line) {
        case .closing(let line):
          closing = line
          isOfShard = true
        case .result(let head):
          let line = Line(number: number, bytes: bytes[line.startIndex...line.endIndex], head: head)
          if let earlier = places.updateValue(lines.count, forKey: head.id) { lines[earlier] = nil }
          lines.append(line)
          closing = nil
        }
      } catch {
        throw ResultProblem("this is no result: \(error.sentence)", part: path, line: number)
      }
    }
    self.lines = lines.compactMap(\.self)
    self.closing = closing
    self.isOfShard = isOfShard
  }
}

extension ResultPart {
  /// Reads a line without its end.
  ///
  /// - Throws: a `JSONError` for what is no line of the kind, also for an empty one.
  package static func read(_ line: ArraySlice<UInt8>) throws(JSONError) -> ResultEntry<Kind> {
    guard !LineText.isBlank(line) else {
      throw JSONError(
        .content, message: "expected a result, found an empty line",
        place: JSONPlace(offset: 0, line: 1, column: 1))
    }
    return try Kind.read(line)
  }
}

/// Lines as bytes.
package enum LineText {
  /// Whether there is nothing but white space.
  package static func isBlank(_ line: some Collection<UInt8>) -> Bool {
    line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }

  /// The lines of a file: their numbers from 1, their bytes without the end, and whether there is an end.
  package static func lines(
    of bytes: [UInt8]
  ) -> some Sequence<(number: Int, line: ArraySlice<UInt8>, isWhole: Bool)> {
    sequence(state: (number: 0, start: 0)) { state in
      guard state.start < bytes.count else { return nil }
      let end = bytes[state.start...].firstIndex(of: 0x0A)
      let line = bytes[state.start..<(end ?? bytes.count)]
      state = (state.number + 1, (end ?? bytes.count) + 1)
      return (state.number, line, end != nil)
    }
  }

  /// Whether what stands after the last line end may be the beginning of a line of ours: one that was being
  /// written when the run was stopped, and not another program's.
  package static func mayBeTorn(
    _ tail: some Collection<UInt8>, beginnings: [[UInt8]]
  ) -> Bool {
    beginnings.contains { beginning in
      tail.prefix(beginning.count).elementsEqual(beginning.prefix(tail.count))
    }
  }
}
