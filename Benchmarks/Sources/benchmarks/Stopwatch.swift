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

  /// The median time of each piece of work in seconds, taken in turn as well, after a round to warm up.
  ///
  /// What the works return is added up and looked at, so that no compiler leaves them out.
  static func medians(of rounds: Int, _ works: [() throws -> Double]) throws -> [Double] {
    let clock = ContinuousClock()
    var times = [[Double]](repeating: [], count: works.count)
    var sink = 0.0
    for round in 0...rounds {
      for (index, work) in works.enumerated() {
        let begin = clock.now
        sink += try work()
        let time = (clock.now - begin) / .seconds(1)
        if round > 0 { times[index].append(time) }
      }
    }
    guard sink.isFinite else { throw NotFinite() }
    return times.map { $0.sorted()[$0.count / 2] }
  }

  /// The work computed something else than it should have.
  struct NotFinite: Error {}
}
