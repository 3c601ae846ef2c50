import Foundation
import TestSupport
import Testing

@Suite("gradcheck differentiate", .timeLimit(.minutes(2)))
struct DifferentiateCommandTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
  }

  /// The answer as JSON.
  private func answer(_ arguments: String...) async throws -> [String: Any] {
    let outcome = try await bench.run(
      arguments: ["differentiate"] + arguments + ["--format", "json"])
    try #require(outcome.status == 0, "\(outcome.errors)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output)) as? [String: Any])
  }

  private func components(of answer: [String: Any]) throws -> [[String: Any]] {
    try #require(answer["components"] as? [[String: Any]])
  }

  // MARK: What is computed

  @Test("Both witnesses answer, and the digits to which they agree are counted")
  func agreement() async throws {
    let answer = try await answer("sin(x^2+1)", "--at", "x=3")
    let component = try #require(try components(of: answer).first)
    let truth = -5.034429174458714
    #expect(component["name"] as? String == "x")
    #expect(try #require(component["reference"] as? Double) == truth)
    let numerical = try #require(component["numerical"] as? Double)
    let error = try #require(component["error"] as? Double)
    #expect(abs(numerical - truth) <= error)
    #expect(error < 1e-9)
    #expect(try #require(component["digits"] as? Int) >= 9)
    #expect(component["status"] as? String == "resolved")
    #expect(answer["values"] as? [Double] == [-0.5440211108893698])
  }

  @Test("The text has a row for each derivative and a study of each")
  func text() async throws {
    let outcome = try await bench.run("differentiate", "x^3 - 2*y", "--at", "x=3,y=1")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    let lines = outcome.text.split(separator: "\n")
    #expect(lines.prefix(3) == ["f = x^3 - 2*y", "at x = 3, y = 1", "value = 25"])
    #expect(lines.contains { $0.hasPrefix("x ") && $0.contains("27.") && $0.contains(" ± ") })
    #expect(lines.contains { $0.hasPrefix("y ") && $0.contains("-2.") && $0.contains(" ± ") })
    #expect(lines.count { $0.hasPrefix("step study of ") } == 2)
    #expect(lines.count { $0.hasSuffix("← nearest") } == 2)
  }

  @Test("The study falls as h² and rises again as 1/h")
  func study() async throws {
    let component = try #require(
      try components(of: try await answer("x^3", "--at", "x=3")).first)
    let study = try #require(component["study"] as? [[String: Double]])
    let steps = study.compactMap { $0["step"] }
    let errors = study.compactMap { $0["central"].map { abs($0 - 27) } }
    #expect(steps.count == 14)
    #expect(steps.first == 0.1)
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0 > $1 })
    // D(h) = 3x² + h².
    for index in 0..<3 { #expect(abs(errors[index] / (steps[index] * steps[index]) - 1) < 1e-3) }
    let least = try #require(errors.min())
    #expect(least < 1e-8)
    #expect(errors[13] > 1e3 * least)
  }

  @Test("A kink is shown with both slopes")
  func kink() async throws {
    let answer = try await answer("abs(x)*y", "--at", "x=0", "--at", "y=2")
    let kink = try #require(try components(of: answer).first)
    #expect(kink["status"] as? String == "kink")
    #expect(kink["oneSided"] as? [Double] == [-2, 2])
    let outcome = try await bench.run("differentiate", "abs(x)*y", "--at", "x=0,y=2")
    #expect(outcome.status == 0)
    #expect(outcome.text.contains("-2 from the left, 2 from the right"))
  }

  @Test("An edge says on which side the function lives, and is studied from there")
  func edge() async throws {
    let answer = try await answer("x^2*sqrt(x)", "--at", "x=0")
    let edge = try #require(try components(of: answer).first)
    #expect(edge["status"] as? String == "edge")
    #expect(edge["reason"] as? String == "the function is defined only on the right")
    let study = try #require(edge["study"] as? [[String: Any]])
    #expect(study.allSatisfy { $0["central"] as? String == "NaN" && $0["right"] is Double })
  }

  @Test("Where the function is not finite, the answer says which operation is to blame")
  func nonFinite() async throws {
    let outcome = try await bench.run("differentiate", "x + log(x)", "--at", "x=-1")
    #expect(outcome.status == 0)
    #expect(outcome.text.contains("unresolved"))
    #expect(outcome.text.contains("log(-1) is not a number"))
  }

  @Test("Where only the reference is infinite, the words are about the function")
  func infiniteReference() async throws {
    let outcome = try await bench.run("differentiate", "sqrt(x)", "--at", "x=0")
    #expect(outcome.status == 0)
    #expect(outcome.text.contains("sqrt'(0) is infinite"))
    #expect(!outcome.text.contains("the claim"))
  }

  @Test("Every output of a vector valued formula has its rows")
  func vectors() async throws {
    let answer = try await answer("A*x", "--at", "x=[1,2]", "--data", "A=[3,4]")
    #expect(answer["values"] as? [Double] == [3, 8])
    let names = try components(of: answer).compactMap { $0["name"] as? String }
    #expect(names == ["f[0]/x[0]", "f[0]/x[1]", "f[1]/x[0]", "f[1]/x[1]"])
    let slopes = try components(of: answer).compactMap { $0["reference"] as? Double }
    #expect(slopes == [3, 0, 0, 4])
  }

  @Test("Single precision is differentiated with its own steps and bars")
  func singlePrecision() async throws {
    let single = try #require(
      try components(of: try await answer("x^3", "--at", "x=3", "--precision", "float32")).first)
    let error = try #require(single["error"] as? Double)
    #expect(error > 1e-8 && error < 1)
    #expect(abs(try #require(single["numerical"] as? Double) - 27) <= error)
    #expect(try #require(single["study"] as? [[String: Double]]).count < 10)
  }

  @Test("Every method may be asked", arguments: ["central", "forward", "backward", "richardson"])
  func methods(name: String) async throws {
    let answer = try await answer("x^3", "--at", "x=3", "--method", name)
    #expect(answer["method"] as? String == name)
    let component = try #require(try components(of: answer).first)
    #expect(abs(try #require(component["numerical"] as? Double) - 27) < 1e-2)
  }

  @Test("Of many derivatives the first are shown and the others counted")
  func many() async throws {
    let point = Array(repeating: "1", count: 50).joined(separator: ",")
    let outcome = try await bench.run("differentiate", "sum(x^2)", "--at", "x=[\(point)]")
    #expect(outcome.status == 0)
    #expect(outcome.text.contains("… and 30 more; --format json has them all"))
    #expect(outcome.text.contains("… and 44 more; --format json has them all"))
    #expect(outcome.text.split(separator: "\n").allSatisfy { $0.count < 200 })
  }

  @Test(
    "A point far out or close to zero is studied at its own scale", arguments: ["1e300", "1e-300"])
  func scales(x: String) async throws {
    let outcome = try await bench.run("differentiate", "3*x", "--at", "x=\(x)")
    #expect(outcome.status == 0)
    #expect(outcome.text.contains("← nearest"))
  }

  @Test("--output writes the answer to a file")
  func output() async throws {
    let outcome = try await bench.run("differentiate", "x", "--at", "x=1", "--output", "answer.txt")
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
    #expect(try bench.text(of: "answer.txt").hasPrefix("f = x\n"))
  }

  // MARK: How it is asked

  @Test(
    "A formula may begin with a minus sign", arguments: ["-x^2", "--x^2", "---x", "-(x)", "-3*x"])
  func minus(formula: String) async throws {
    for arguments in [[formula, "--at", "x=3"], ["--at", "x=3", formula], ["--at=x=3", formula]] {
      let outcome = try await bench.run(arguments: ["differentiate"] + arguments)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.text.hasPrefix("f = \(formula)\n"))
    }
  }

  @Test(
    "Points are written in many ways",
    arguments: [
      (["x=1,y=2"], "{\"x\":1,\"y\":2}"), (["x=1", "y=2"], "{\"x\":1,\"y\":2}"),
      ([" x = 1 , y = 2 "], "{\"x\":1,\"y\":2}"), (["x=1", "y=[1,2]"], "{\"x\":1,\"y\":[1,2]}"),
      (["x=-1.5e-3,y=[[1,2],[3,4]]"], "{\"x\":-0.0015,\"y\":[[1,2],[3,4]]}"),
      (["y=max(1,2),x=1/4"], "{\"x\":0.25,\"y\":2}"), (["x=2^10,y=-(3)"], "{\"x\":1024,\"y\":-3}"),
    ] as [([String], String)])
  func points(arguments: [String], point: String) async throws {
    let options = arguments.flatMap { ["--at", $0] }
    let outcome = try await bench.run(
      arguments: ["differentiate", "x + sum(y)", "--format", "json"] + options)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.text.hasPrefix("{\"at\":\(point),"))
  }

  @Test(
    "A wrong point is 64 and pointed at",
    arguments: [
      ("x", 0, "a name, = and a value"), (" ", 1, "a name, = and a value"),
      ("=3", 0, "a name, = and a value"), ("x=", 2, "expected a number"),
      ("x=1,", 4, "a name, = and a value"), ("x=1,x=2", 4, "given twice"),
      ("x=[1,2", 6, "a comma or ]"), ("x=[1,[2]]", 5, "expected a number, as before"),
      ("x=[[1],2]", 7, "expected an array, as before"), ("x=[[1,2],[3]]", 9, "ragged"),
      ("x=[[[1]]]", 4, "nested 2 deep"), ("x=[]", 3, "expected a number"),
      ("x=[1,]", 5, "expected a number"), ("x=1]", 3, "a comma or the end"),
      ("x=1 2", 2, "operator is missing"), ("x=two", 2, "unknown variable"),
      ("x=1/0", 2, "finite"), ("x=nan", 2, "unknown"), ("x=1e999", 2, "1e999"),
    ])
  func wrongPoints(point: String, column: Int, phrase: String) async throws {
    let outcome = try await bench.run("differentiate", "x", "--at=\(point)")
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    let lines = outcome.errors.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first?.hasPrefix("gradcheck: --at: ") == true, "\(outcome.errors)")
    #expect(outcome.errors.contains(phrase), "\(outcome.errors)")
    #expect(lines.count == 4 && lines[2] == "  " + String(repeating: " ", count: column) + "^")
  }

  @Test(
    "A wrong formula is 64 and pointed at",
    arguments: [
      ("2*sine(x)", "  2*sine(x)\n    ^~~~\n"), ("x +", "expected"), ("", "empty"),
      ("x + y", "unknown variable 'y'"), ("sin(x, x)", "sin"),
    ])
  func wrongFormulas(formula: String, phrase: String) async throws {
    let outcome = try await bench.run("differentiate", formula, "--at", "x=1")
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains(phrase), "\(outcome.errors)")
  }

  @Test("A name can be a variable or a constant, not both")
  func bothNames() async throws {
    let outcome = try await bench.run("differentiate", "x", "--at", "x=1", "--data", "x=2")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("both a variable and a constant"))
  }

  @Test("What the arguments say cannot act on the terminal")
  func controls() async throws {
    for arguments in [["x\u{1B}[31m", "--at", "x=1"], ["x", "--at", "x=\u{1B}[31m"]] {
      let outcome = try await bench.run(arguments: ["differentiate"] + arguments)
      #expect(outcome.status == 64)
      #expect(!outcome.errors.contains("\u{1B}"))
    }
  }
}
