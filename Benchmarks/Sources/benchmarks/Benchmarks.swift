/// Measures in ratios: times depend on the machine, and ratios of times taken side by side far less.
///
///     benchmarks PATH-OF-GRADCHECK [command] [methods] [toolkit] [engine]
@main
struct Benchmarks {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 2 else {
      print(
        "usage: benchmarks PATH-OF-GRADCHECK [command] [methods] [toolkit] [engine] (or: make bench)"
      )
      return
    }
    let wanted = Set(arguments.dropFirst(2))
    func isWanted(_ part: String) -> Bool { wanted.isEmpty || wanted.contains(part) }
    var figures: [Figure] = []
    if isWanted("command") { figures += try CommandBenchmark(gradcheck: arguments[1]).figures() }
    if isWanted("methods") { figures += try MethodBenchmark.figures() }
    if isWanted("toolkit") { figures += try ToolkitBenchmark.figures() }
    if isWanted("engine") { figures += try EngineBenchmark.figures() }
    for figure in figures { print(figure) }
  }
}

/// A ratio, and how it was taken.
struct Figure: CustomStringConvertible {
  var what: String
  var ratio: Double
  var how: String

  var description: String {
    let rounded = (ratio * 100).rounded() / 100
    return "\(rounded)×  \(what)\n        \(how)"
  }
}
