/// The bytes of one fixture file.
public struct FixtureText: Sendable {
  /// The file, as the user named it; `-` for standard input.
  public var path: String

  /// The file's content.
  public var bytes: [UInt8]

  /// Creates a text.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
