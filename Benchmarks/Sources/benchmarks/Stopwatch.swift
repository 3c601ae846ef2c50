/// Times work side by side.
enum Stopwatch {
  /// The shortest of several times of each piece of work, taken in turn so that all share the machine's moods.
  static func best(of rounds: Int, _ works: [() throws -> Duration]) throws -> [Double] {
    var best = [Double](repeating: .infinity, count: works.count)
    for _ in 0..<rounds {
      for (index, work) in works.enumerated() {
        best[index] = min(best[index], try work() / .seconds(1))
      }
    }
    return best
  }
}
