import GradientTesting
import Testing

/// Checks the gradient of a function of several numbers.
///
/// - Parameters:
///   - name: The function that the student writes.
///   - point: Where the gradient is checked; the names stand in the messages.
///   - f: The function, of an array with the point's numbers in their order.
///   - gradient: The student's gradient. An empty array is an exercise that is not done yet; any
///     other number of entries than the point has is a mistake like others.
func check(
  _ name: String, at point: KeyValuePairs<String, Double>,
  sourceLocation: SourceLocation = #_sourceLocation,
  of f: ([Double]) throws -> Double, gradient: ([Double]) throws -> [Double]
) throws {
  let names = point.map(\.key)
  let start = NamedNumbers(names: names, numbers: point.map(\.value))
  try check(name, at: start, sourceLocation: sourceLocation) {
    try f($0.numbers)
  } gradient: {
    NamedNumbers(names: names, numbers: try gradient($0.numbers))
  } isEmpty: {
    $0.numbers.isEmpty
  }
}

/// Checks the gradient of a function of anything with components, such as a struct of arrays.
///
/// - Parameter isEmpty: Whether a gradient is the empty one that the exercise begins with.
func check<Point>(
  _ name: String, at point: Point, sourceLocation: SourceLocation = #_sourceLocation,
  of f: (Point) throws -> Double, gradient: (Point) throws -> Point, isEmpty: (Point) -> Bool
) throws {
  // The first answer counts: a gradient that accumulates is right once, and must not be asked in vain.
  var first: Point?
  do {
    let answer = try gradient(point)
    guard !isEmpty(answer) else {
      Issue.record(
        "not done yet: write \(name) in Sources/Homework/Exercises.swift",
        sourceLocation: sourceLocation)
      return
    }
    first = answer
  } catch {
    Issue.record("\(name) throws an error: \(error)", sourceLocation: sourceLocation)
    return
  }
  func answer(at point: Point) throws -> Point {
    if let answer = first {
      first = nil
      return answer
    }
    return try gradient(point)
  }
  // Given as a function, a gradient is read by the names of its components, and so another shape is found out.
  let report = try gradientCheck(at: point, of: f, gradientComponents: answer)
  guard !report.matches else { return }
  let text = report.testDescription.split(separator: "\n").joined(separator: "\n")
  Issue.record(Comment(rawValue: text), sourceLocation: sourceLocation)
}

/// Numbers with names of their own: `w` in a message, where an array would say `x[0]`.
struct NamedNumbers: ComponentIterable {
  let names: [String]
  var numbers: [Double]

  mutating func visitComponents(_ visitor: inout ComponentVisitor) {
    for index in numbers.indices {
      let name = index < names.count ? names[index] : "entry \(index + 1)"
      visitor.visit(&numbers[index], named: name)
    }
  }
}
