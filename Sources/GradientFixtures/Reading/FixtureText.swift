/// The bytes of one fixture file.
package struct FixtureText: Sendable {
  /// The file, as the user named it; `-` for standard input.
  package var path: String

  /// The file's content.
  package var bytes: [UInt8]

  /// Creates a text.
  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
