import ProgramRunning
import TestSupport
import Testing

@Suite("Swift submissions in a sandbox", SandboxUnderTest.hasSwift)
struct SwiftSandboxTests {
  @Test("A program is compiled and run")
  func honest() async throws {
    let outcome = try await SandboxUnderTest.run("honest.swift")
    #expect(outcome.end == .exited(status: 0), "\(outcome.errorText)")
    #expect(outcome.text == "x.grad: 28.0\ny.grad: 22.0\nz.grad: 20.0\n")
  }

  @Test("One that does not compile says why")
  func broken() async throws {
    let outcome = try await SandboxUnderTest.run("broken.swift")
    #expect(outcome.end == .exited(status: SandboxProgram.compilationFailure))
    #expect(outcome.output.isEmpty)
    #expect(outcome.errorText.contains("cannot convert value of type 'String'"))
  }

  @Test("One that fills memory is stopped")
  func memory() async throws {
    let limits = SandboxLimits.swift.with(\.memory, 768 << 20)
    let outcome = try await SandboxUnderTest.run("raw-memory.swift", limits: limits)
    #expect(outcome.end == .stopped(.memory))
  }

  @Test("The machine's files are out of sight")
  func files() async throws {
    let outcome = try await SandboxUnderTest.run("reads-files.swift")
    #expect(outcome.end == .exited(status: 0), "\(outcome.errorText)")
    #expect(outcome.successes.isEmpty)
  }
}
