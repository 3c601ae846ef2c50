import Foundation
import TestSupport
import Testing

@Suite("On a terminal", .timeLimit(.minutes(2)))
struct TerminalTests {
  @Test(
    "Colour is for terminals, unless NO_COLOR or TERM=dumb asks for none",
    arguments: [
      (["NO_COLOR": "", "TERM": "xterm"], true), (["NO_COLOR": "1", "TERM": "xterm"], false),
      (["NO_COLOR": "", "TERM": "dumb"], false),
    ] as [([String: String], Bool)])
  func colour(environment: [String: String], isColoured: Bool) throws {
    let bench = try Workbench()
    try bench.write(FixtureTexts.failing, to: "a.json")
    let text = try onTerminal(bench, ["a.json"], environment)
    #expect(text.contains("wrong.json") || text.contains("a.json:2: wrong"))
    #expect(text.contains("\u{1B}[") == isColoured)
    try #require(!text.contains("\u{1B}[K"), "a short run shows no bar")
  }

  @Test("A file gets no colour, even when a terminal is there")
  func file() throws {
    let bench = try Workbench()
    try bench.write(FixtureTexts.failing, to: "a.json")
    _ = try onTerminal(bench, ["a.json", "--output", "b.txt"], ["NO_COLOR": "", "TERM": "xterm"])
    let text = try bench.text(of: "b.txt")
    #expect(text.contains("mismatch"))
    #expect(!text.contains("\u{1B}"))
  }

  /// Runs the command with a pseudo-terminal in the place of all three streams.
  private func onTerminal(
    _ bench: Workbench, _ arguments: [String], _ environment: [String: String]
  ) throws -> String {
    var master: Int32 = -1
    var slave: Int32 = -1
    try #require(openpty(&master, &slave, nil, nil, nil) == 0)
    let terminal = FileHandle(fileDescriptor: slave, closeOnDealloc: false)
    let process = Process()
    process.executableURL = Workbench.command
    process.arguments = arguments
    process.currentDirectoryURL = bench.folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = terminal
    process.standardOutput = terminal
    process.standardError = terminal
    try process.run()
    close(slave)
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    // The end of a terminal is an error.
    while case let count = read(master, &chunk, chunk.count), count > 0 { bytes += chunk[..<count] }
    close(master)
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }
}
