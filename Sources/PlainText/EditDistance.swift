/// How far apart two words are, for guessing which of several was meant.
package enum EditDistance {
  /// The number of insertions, deletions, replacements and exchanges of neighbours between two
  /// words (optimal string alignment).
  package static func between<Letter: Equatable>(
    _ left: [Letter], _ right: [Letter]
  ) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for i in 1...left.count {
      var current = [i]
      for j in 1...right.count {
        var cost = min(
          last[j] + 1, current[j - 1] + 1, last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1))
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          cost = min(cost, beforeLast[j - 2] + 1)
        }
        current.append(cost)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
