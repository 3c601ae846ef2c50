import Testing

@testable import GradientFixtures

@Suite("Repetitions with other rounding errors")
struct RepetitionsTests {
  private func repetitions(_ free: [[Double]], ranged: [[Double]] = []) -> Repetitions {
    var all = Repetitions { _, _ in Repetitions.Sample(numbers: []) }
    all.free = free.map { Repetitions.Sample(numbers: $0) }
    all.ranged = ranged.map { Repetitions.Sample(numbers: $0) }
    return all
  }

  @Test("allowed are the distance of the mean from the truth and eight spreads around it")
  func allowances() {
    let numbers = repetitions([[1, 5], [3, 5], [2, 5]])
    #expect(numbers.allowances(around: [2, 5]) == [8, 0])
    #expect(numbers.allowances(around: [1.5, 4]) == [8.5, 1])
  }

  @Test("between two paths lies a jump, which is allowed but not multiplied")
  func paths() {
    var numbers = repetitions([[0], [0], [3], [3.25], [2.75], [0]])
    #expect(numbers.allowances(around: [3])[0] > 12)
    for index in numbers.free.indices {
      numbers.free[index].path = [numbers.free[index].numbers[0] > 1 ? 7 : 8]
    }
    #expect(numbers.allowances(around: [3]) == [3 + 8 * 0.25])
    #expect(numbers.allowances(around: [0]) == [3 + 8 * 0.25])
    // Of four paths and more none shows its spread.
    for index in numbers.free.indices { numbers.free[index].path = [UInt64(index)] }
    #expect(numbers.allowances(around: [3])[0] > 12)
  }

  @Test("what is not finite is allowed nothing")
  func notFinite() {
    let numbers = repetitions([[1, .nan, .infinity, 2], [3, 2, 2, 2]])
    let allowed = numbers.allowances(around: [2, 2, 2, .nan])
    #expect(allowed == [8, 0, 0, 0])
    #expect(!numbers.isFinite)
    #expect(repetitions([[1, 2]]).isFinite)
    #expect(!repetitions([[1]], ranged: [[.nan]]).isFinite)
  }

  @Test("underflow is allowed a thousandth of the largest number, and no more")
  func underflow() {
    let numbers = repetitions([[1, 1e-9], [1, 1e-9]], ranged: [[0, 0], [0, 0]])
    let allowed = numbers.allowances(around: [1, 1e-9])
    #expect(allowed == [0x1p-10, 1e-9])
    // The gradient itself became 0: that is wrong.
    #expect(repetitions([[1e-20]], ranged: [[0]]).allowances(around: [1e-20])[0] <= 1e-23)
  }

  @Test("a computation is repeated six times, and in Float's range only where it left it")
  func repeated() {
    var calls: [(Int, Bool)] = []
    let inside = Repetitions { run, keepsRange in
      calls.append((run, keepsRange))
      return Repetitions.Sample(numbers: [Double(run)])
    }
    #expect(inside.free.map(\.numbers) == [[0], [1], [2], [3], [4], [5]])
    #expect(inside.ranged.isEmpty)
    #expect(calls.count == 6 && calls.allSatisfy { !$0.1 })
    let outside = Repetitions { run, keepsRange in
      Repetitions.Sample(numbers: [keepsRange ? -1 : 1], path: [5], leftRange: run == 3)
    }
    #expect(outside.ranged.map(\.numbers) == [[-1], [-1], [-1], [-1], [-1], [-1]])
    let doubled = outside.map { [$0[0] * 2, 7] }
    #expect(doubled.ranged[0].numbers == [-2, 7])
    #expect(doubled.free[5].numbers == [2, 7])
    #expect(doubled.free[5].path == [5])
  }
}
