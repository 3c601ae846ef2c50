import Foundation
import ReferenceAutodiff

/// The reference engine through its public interface, beside the same arithmetic without an engine.
///
/// The rows are in the other files: numbers, arrays, a network. Each shows a ratio, the time itself and, where
/// there is one, the goal.
enum EngineBenchmark {
  static let rounds = 31

  static func figures() throws -> [Figure] {
    // First the memory: later there would be pages that wait for a long tape.
    try memoryFigures() + chainFigures() + lessonFigures() + longFigures() + arrayFigures()
      + networkFigures()
  }

  /// A time beside an anchor that was taken in the same rounds.
  static func figure(
    _ what: String, _ time: Double, against anchor: String, _ anchorTime: Double,
    goal: Double? = nil, per unit: String = ""
  ) -> Figure {
    let goalText = goal.map { ", goal ≤ \(text($0)): \(time <= $0 ? "met" : "MISSED")" } ?? ""
    return Figure(
      what: "\(what), against \(anchor)", ratio: time / anchorTime,
      how: "\(text(time))\(unit) against \(text(anchorTime))\(goalText); median of \(rounds)")
  }

  /// A time beside an anchor, where the ratio itself has a goal.
  static func bounded(
    _ what: String, _ time: Double, against anchor: String, _ anchorTime: Double, goal: Double
  ) -> Figure {
    let verdict = time <= goal * anchorTime ? "met" : "MISSED"
    return Figure(
      what: "\(what), against \(anchor)", ratio: time / anchorTime,
      how: "\(text(time)) against \(text(anchorTime)), goal ≤ \(goal)×: \(verdict); "
        + "median of \(rounds)")
  }

  /// A time in three digits.
  static func text(_ seconds: Double) -> String {
    let (value, unit) =
      switch seconds {
      case ..<1e-6: (seconds * 1e9, "ns")
      case ..<1e-3: (seconds * 1e6, "µs")
      default: (seconds * 1e3, "ms")
      }
    return String(format: value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value) + " " + unit
  }
}
