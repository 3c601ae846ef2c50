import Foundation
import TestSupport
import Testing

/// Tapes have no locks: the compiler sees to it that no two tasks reach one.
@Suite("Tensors and tasks: what the compiler lets pass, and what it refuses")
struct IsolationTests {
  @Test("A whole computation can go to another task, and so can numbers")
  func accepted() async throws {
    let outcome = try await compile(
      """
      func whole() async throws -> Double {
        let x = Tensor(2.0, requiresGrad: true)
        let y = x * x
        return try await Task.detached {
          try y.backward()
          return try y.item()
        }.value
      }

      func numbers() async throws -> [Double] {
        let x = Tensor([2.0, 3], requiresGrad: true)
        try (x * x).sum().backward()
        let gradient = (x.grad ?? 0).scalars
        return await Task.detached { gradient }.value
      }
      """)
    #expect(outcome.errors == "")
    #expect(outcome.status == 0)
  }

  @Test("A pass in another task, while this one still holds a leaf, does not compile")
  func backwardElsewhere() async throws {
    let outcome = try await compile(
      """
      func torn() async throws {
        let x = Tensor(2.0, requiresGrad: true)
        let y = x * x
        let task = Task.detached { try y.backward() }
        print(x.grad ?? 0)
        try await task.value
      }
      """)
    #expect(outcome.status != 0)
    #expect(outcome.errors.contains("risks causing data races"))
  }

  @Test("A tensor that all tasks can reach does not compile")
  func shared() async throws {
    let outcome = try await compile("let weight = Tensor(2.0, requiresGrad: true)")
    #expect(outcome.status != 0)
    #expect(outcome.errors.contains("non-'Sendable' type 'Tensor<Double>'"))
  }

  /// Compiles a file against the module that was built for these tests.
  private func compile(_ source: String) async throws -> Workbench.Outcome {
    let products = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let modules = products.appendingPathComponent("Modules")
    let bench = try Workbench()
    try bench.write("import ReferenceAutodiff\n\n" + source + "\n", to: "Source.swift")
    return try await bench.run(
      URL(fileURLWithPath: "/usr/bin/env"),
      [
        "swiftc", "-emit-sil", "-o", bench.path("Output.sil").path, "-parse-as-library",
        "-swift-version", "6", "-I", modules.path, "Source.swift",
      ])
  }
}
