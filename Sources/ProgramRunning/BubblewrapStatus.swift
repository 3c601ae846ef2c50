/// What bubblewrap reported through its status file: two JSON objects, one after the other.
struct BubblewrapStatus: Sendable, Equatable {
  /// The first process of the sandbox, as the machine numbers it.
  var child: Int32?

  /// Whether the sandbox was complete and the program started: only then is its exit reported.
  var hasStarted = false

  init() {}

  /// Reads the reports that have come so far; the last one may be half there.
  init(reading bytes: [UInt8]) {
    let complete = bytes.prefix((bytes.lastIndex(of: UInt8(ascii: "}")) ?? -1) + 1)
    let words = String(decoding: complete, as: UTF8.self).split { " \n\t{},".contains($0) }
    for (key, value) in zip(words, words.dropFirst()) {
      if key == "\"child-pid\":" { child = Int32(value) }
      if key == "\"exit-code\":" { hasStarted = true }
    }
  }
}
