import TestSupport
import Testing

/// The template of a homework tells a student what is right, what is wrong and why, and what is not done yet.
extension ClientPackageTests {
  /// The exercises, as the template's tests call them.
  private static let titles = [
    "1. x² + y² + z² + 2xyz", "2. x² + y² + z² + 2xyz, by the engine", "3. (x² + 1) / (x - y)",
    "4. x to the power y", "5. mean squared error", "6. mean absolute error",
    "7. a model that keeps its parameters", "8. binary cross-entropy", "9. sin(x² + 1)",
    "10. exp(sin(√(x² + 1)))", "11. cross-entropy of softmax", "12. a layer",
  ]

  /// Which mistake is named in the exercise that has it.
  private static let mistakes = [
    1: "x and y have changed places", 2: "z is claimed to be 0 and is not",
    3: "y has the opposite sign", 5: "a sum over 4 items where a mean was asked for",
    6: "the gradient has no entry for b", 7: "gradients must be reset (zero_grad)",
    8: "every component is twice the derivative",
    9: "x is off by the factor 1/6: as if a constant factor or an inner derivative were missing",
    11: "differs by 1, where",
    12: "the gradient for weight is 3×2, and the point is 2×3",
  ]

  /// What is said of exercises that do not even have the right shape.
  private static let oddities = [
    1: "the gradient has no entry for y and z", 2: "does not require grad",
    3: "the gradient has 3 entries, and the point has 2: x and y",
    5: "the claim for w and b is not a finite number", 7: "only a scalar has a gradient",
    11: "the gradient has 6 entries, and the point has 3", 12: "the gradient has no entry for",
  ]

  /// Expects an issue of each exercise that is listed, not done of each that is missing, and no more.
  private func expect(
    _ wrong: [Int: String], right: Set<Int> = [], in output: TestOutput,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for (index, title) in Self.titles.enumerated() {
      let issues = output.issues(of: title)
      if right.contains(index + 1) {
        #expect(issues.isEmpty, sourceLocation: sourceLocation)
        #expect(output.text.contains("✔ Test \"\(title)\" passed"), sourceLocation: sourceLocation)
        continue
      }
      let message = wrong[index + 1] ?? "not done yet: write "
      #expect(issues.count == 1, "\(title)", sourceLocation: sourceLocation)
      #expect(issues.first?.contains(message) == true, "\(title)", sourceLocation: sourceLocation)
    }
  }

  @Test("A homework: not done, right and wrong exercises are told apart, and mistakes named")
  func homework() async throws {
    let package = try HomeworkPackage()

    let untouched = try await package.test(.untouched())
    #expect(untouched.status != 0)
    expect([:], in: untouched.output)
    try expectGolden(untouched.output, named: "homework-untouched.txt")

    let solved = try await package.test(HandIn("AnswerKey"))
    #expect(solved.status == 0)
    expect([:], right: Set(1...12), in: solved.output)
    #expect(!(untouched.output.text + solved.output.text).contains("warning:"))

    let mistaken = try await package.test(HandIn("Mistakes"))
    #expect(mistaken.status != 0)
    expect(Self.mistakes, right: [4, 10], in: mistaken.output)
    try expectGolden(mistaken.output, named: "homework-mistakes.txt")
    let example = try HomeworkPackage.exampleInReadme()
    #expect(mistaken.output.issues(in: "HomeworkTests.swift").contains(example))

    let odd = try await package.test(HandIn("Oddities"))
    #expect(odd.status != 0)
    expect(Self.oddities, in: odd.output)
    try expectGolden(odd.output, named: "homework-oddities.txt")
  }

  private func expectGolden(_ output: TestOutput, named name: String) throws {
    let issues = output.issues(in: "HomeworkTests.swift") + "\n"
    try TestSupport.expectGolden(Array(issues.utf8), named: name)
  }
}
