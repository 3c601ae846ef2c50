import GradientChecking
import ReferenceAutodiff
import Testing

@testable import GradientFixtures

/// The claims of the exercises are the tensor engine's own answers, so neither can move without the other.
@Suite("The lesson's exercises")
struct ExerciseAnswersTests {
  private static let single = "-float32"

  private static func cases() throws -> [FixtureCase] {
    let text = try FixtureSource.read(fixturesFolder + "/lesson-2-exercises.json")
    let file = FixtureReader(text).read()
    try #require(file.problems.isEmpty, "\(file.problems)")
    return file.cases
  }

  private static func name(_ fixture: FixtureCase) -> String {
    fixture.precision == .float32 && fixture.id.hasSuffix(single)
      ? String(fixture.id.dropLast(single.count)) : fixture.id
  }

  @Test("every case has a tensor program, and every program a case")
  func programs() throws {
    let cases = try Self.cases()
    let names = ExercisePrograms<Double>.all.map(\.id)
    #expect(Set(names).count == names.count)
    #expect(Set(names).symmetricDifference(cases.map(Self.name)).isEmpty)
    for fixture in cases {
      #expect(fixture.id.hasSuffix(Self.single) == (fixture.precision == .float32), "\(fixture.id)")
    }
  }

  @Test("every case claims a value and a gradient in full digits, and says why it is there")
  func claims() throws {
    let cases = try Self.cases()
    #expect(cases.filter { $0.precision == .float32 }.count >= 8)
    for fixture in cases {
      let (value, gradient) = (try #require(fixture.value), try #require(fixture.gradient))
      #expect(value.literals.isEmpty && gradient.literals.isEmpty, "\(fixture.id): printed digits")
      #expect(fixture.expected == .match && fixture.tolerance == nil, "\(fixture.id)")
      #expect(fixture.why != nil, "\(fixture.id)")
    }
  }

  @Test("every claim is what the engine answers, to the last digit")
  func answers() throws {
    for fixture in try Self.cases() {
      let answers =
        fixture.precision == .float32
        ? try Self.answers(to: fixture, ExercisePrograms<Float>.all)
        : try Self.answers(to: fixture, ExercisePrograms<Double>.all)
      #expect(!answers.isEmpty)
      for answer in answers {
        #expect(
          [answer.value] == fixture.value?.values && answer.gradient == fixture.gradient?.values,
          "\(fixture.id): the engine answers \(answer.value) and \(answer.gradient)")
      }
    }
  }

  /// The answers by `backward()` and by `grad(of:wrt:)`; none where there is no program.
  private static func answers<Scalar>(
    to fixture: FixtureCase, _ programs: [(id: String, program: ExercisePrograms<Scalar>.Program)]
  ) throws -> [ExerciseAnswer] {
    try programs.filter { $0.id == name(fixture) }.flatMap { _, program in
      [
        try ExerciseAnswer(to: fixture, by: program),
        try ExerciseAnswer(withoutBackward: fixture, by: program),
      ]
    }
  }
}
