#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A tape of operations: every one writes down its operands and partials, and the tape is played backwards.
///
/// It makes a mistake, if one is ordered.
final class Tape {
  enum Bug: Sendable {
    /// The tape is not cleared before the next recording, nor are its adjoints.
    case neverCleared
    /// The adjoints are not cleared.
    case keepsAdjoints
    /// The tape is played forwards.
    case playedForwards
    /// The tape is recorded once, and played again at other points.
    case recordedOnce
    /// Partials are taken from the result in place of the operand: d exp(x) = x.
    case savesOperand
  }

  /// A place on the tape, with the number there.
  struct Variable {
    fileprivate let tape: Tape
    fileprivate let index: Int
    let number: Double

    static func + (left: Variable, right: Variable) -> Variable {
      left.tape.record(left.number + right.number, [(left.index, 1), (right.index, 1)])
    }

    static func * (left: Variable, right: Variable) -> Variable {
      left.tape.record(
        left.number * right.number, [(left.index, right.number), (right.index, left.number)])
    }

    func exponential() -> Variable {
      let partial = tape.bug == .savesOperand ? number : exp(number)
      return tape.record(exp(number), [(index, partial)])
    }

    func sine() -> Variable { tape.record(sin(number), [(index, cos(number))]) }
  }

  private let bug: Bug?
  private var entries: [[(operand: Int, partial: Double)]] = []
  private var adjoints: [Double] = []
  private var recording: (leaves: [Int], result: Int)?

  init(bug: Bug? = nil) { self.bug = bug }

  private func record(_ number: Double, _ partials: [(Int, Double)]) -> Variable {
    entries.append(partials.map { (operand: $0.0, partial: $0.1) })
    return Variable(tape: self, index: entries.count - 1, number: number)
  }

  /// Records a function on an empty tape.
  func value(of f: ([Variable]) -> Variable, _ x: [Double]) -> Double {
    let scratch = Tape()
    return f(x.map { scratch.record($0, []) }).number
  }

  /// Records a function, and plays it backwards.
  func gradient(of f: ([Variable]) -> Variable, _ x: [Double]) -> [Double] {
    if recording == nil || bug != .recordedOnce {
      if bug != .neverCleared { entries = [] }
      let leaves = bug == .neverCleared ? recording?.leaves : nil
      let variables = x.indices.map { index -> Variable in
        // Parameters keep their places on a tape that goes on.
        if let leaves { return Variable(tape: self, index: leaves[index], number: x[index]) }
        return record(x[index], [])
      }
      recording = (variables.map(\.index), f(variables).index)
    }
    guard let (leaves, result) = recording else { return [] }
    if bug != .neverCleared, bug != .keepsAdjoints { adjoints = [] }
    while adjoints.count < entries.count { adjoints.append(0) }
    adjoints[result] = 1
    let order = bug == .playedForwards ? Array(entries.indices) : entries.indices.reversed()
    for index in order {
      for (operand, partial) in entries[index] { adjoints[operand] += partial * adjoints[index] }
    }
    return leaves.map { adjoints[$0] }
  }
}
