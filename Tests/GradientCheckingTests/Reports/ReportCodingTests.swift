import Foundation
import GradientChecking
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Reports as other programs get them: through JSON, which has neither NaN nor infinity.
@Suite("Reports through an encoder and back")
struct ReportCodingTests {
  private func json<Value: Encodable>(_ value: Value) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private func back<Value: Codable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
  }

  private func decoded<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }

  /// A report with everything in it.
  private var full: GradientReport {
    var tally = PointTally(seed: .max)
    tally.matches = 7
    tally.mismatches = 1
    tally.kinks = 2
    tally.undecided = 3
    tally.undefined = 4
    return GradientReport(
      components: [
        ComponentReport(
          name: "w[\"a\"]", claimed: 0.1, numerical: 0.30000000000000004, error: 1e-300,
          reference: .leastNonzeroMagnitude, verdict: .mismatch, digits: 3, reason: "differs"),
        ComponentReport(
          name: "ö", claimed: -0.0, numerical: .greatestFiniteMagnitude, error: 0,
          leftDerivative: -1, rightDerivative: 1, verdict: .nondifferentiable),
      ],
      values: [.init(name: "f", claimed: 1, computed: 2, verdict: .mismatch)],
      findings: Finding.Kind.allCases.map { Finding($0, verdict: .inconclusive, "\($0)") },
      points: tally,
      diagnoses: Diagnosis.Kind.allCases.map {
        Diagnosis(kind: $0, message: "\($0)", components: ["x", "y"])
      },
      evaluations: 42, method: "adaptive", notes: ["one", "two\n\"three\""])
  }

  @Test("a report with everything in it comes back as it was")
  func roundTrip() throws {
    #expect(try back(full) == full)
    let empty = GradientReport(components: [], evaluations: 0, method: "")
    #expect(try back(empty) == empty)
    #expect(try back(empty).points == nil)
  }

  @Test("the reports of checks come back as they were")
  func checks() throws {
    let reports = [
      gradientCheck(at: [2, 3]) {
        $0[0] * $0[1]
      } gradient: {
        [$0[1], -$0[0]]
      },
      gradientCheck(at: 0) {
        abs($0)
      } gradient: { _ in
        0
      },
      gradientCheck(at: []) { _ in
        0
      } gradient: { _ in
        []
      },
      gradientCheck(at: [2, 3], with: .directions(2)) {
        $0[0] * $0[1]
      } gradient: {
        [$0[1], $0[0]]
      },
      gradientCheck(at: 3) {
        $0 * $0
      } valueAndGradient: {
        ($0, 2 * $0)
      },
      jacobianCheck(at: [2]) {
        [$0[0], 2 * $0[0]]
      } jacobian: { _ in
        [[1], [1]]
      },
    ]
    for report in reports { #expect(try back(report) == report) }
  }

  @Test("numbers that are not finite are strings, and come back as numbers")
  func notFinite() throws {
    let component = ComponentReport(
      name: "x", claimed: .nan, numerical: .infinity, error: -.infinity, reference: .nan,
      leftDerivative: -.infinity, rightDerivative: .infinity, verdict: .mismatch)
    #expect(
      try json(component)
        == #"{"claimed":"NaN","error":"-Infinity","leftDerivative":"-Infinity","name":"x","#
        + #""numerical":"Infinity","reference":"NaN","rightDerivative":"Infinity","#
        + #""verdict":"mismatch"}"#)
    let found = try back(component)
    #expect(found.claimed.isNaN)
    #expect(found.numerical == .infinity)
    #expect(found.error == -.infinity)
    #expect(found.reference?.isNaN == true)
    #expect(found.leftDerivative == -.infinity)
    #expect(found.rightDerivative == .infinity)
    let value = GradientReport.Value(
      name: "f", claimed: .nan, computed: -.infinity, verdict: .mismatch)
    #expect(try back(value).claimed.isNaN)
    #expect(try back(value).computed == -.infinity)
  }

  @Test("a check of NaN and of jumps can be encoded")
  func hardReports() throws {
    let nan = gradientCheck(at: [1]) {
      $0[0]
    } gradient: { _ in
      [.nan]
    }
    let undefined = gradientCheck(at: [1]) { _ in
      .nan
    } gradient: { _ in
      [1]
    }
    let jump = gradientCheck(at: [0]) {
      $0[0] < 0 ? 0 : 1
    } gradient: { _ in
      [1]
    }
    for report in [nan, undefined, jump] {
      let found = try back(report)
      // NaN is not equal to itself; the text is.
      #expect(try json(found) == json(report))
      #expect(found.verdict == report.verdict)
    }
    #expect(try json(nan).contains(#""claimed":"NaN""#))
    #expect(try json(undefined).contains(#""numerical":"NaN""#))
  }

  @Test("words are those of the result format")
  func words() throws {
    #expect(
      try Finding.Kind.allCases.map { try json($0) } == [
        "\"empty-point\"", "\"unreached-component\"", "\"non-finite-point\"",
        "\"invalid-option\"",
        "\"non-finite-value\"", "\"wrong-shape\"", "\"changes-input\"", "\"function-changes\"",
        "\"gradient-changes\"", "\"accumulates\"",
        "\"wrong-value\"", "\"gradient-throws\"", "\"products-disagree\"", "\"empty-region\"",
        "\"nothing-decided\"",
      ])
    #expect(
      try json(Finding(.wrongShape, verdict: .mismatch, "short"))
        == #"{"kind":"wrong-shape","message":"short","verdict":"mismatch"}"#)
  }

  @Test("what nobody has written is refused, and said where")
  func refused() throws {
    func component(_ claimed: String) -> String {
      #"{"name":"x","claimed":\#(claimed),"numerical":1,"error":0,"verdict":"match"}"#
    }
    #expect(try decoded(ComponentReport.self, component("1")).claimed == 1)
    #expect(try decoded(ComponentReport.self, component("\"NaN\"")).claimed.isNaN)
    for claimed in ["\"nan\"", "\"1\"", "\"\"", "null", "[1]", "true"] {
      #expect(throws: DecodingError.self) {
        try decoded(ComponentReport.self, component(claimed))
      }
    }
    #expect {
      try decoded(ComponentReport.self, component("\"inf\""))
    } throws: { error in
      guard case DecodingError.dataCorrupted(let context) = error else { return false }
      return context.codingPath.map(\.stringValue) == ["claimed"]
        && context.debugDescription
          == "expected a number, \"NaN\", \"Infinity\" or \"-Infinity\", found \"inf\""
    }
    #expect(throws: DecodingError.self) {
      try decoded(Finding.self, #"{"kind":"no-such","message":"","verdict":"match"}"#)
    }
  }
}
