import Foundation
import ProgramRunning
import TestSupport
import Testing

@Suite("What hostile programs come to in a sandbox", SandboxUnderTest.hasPython)
struct HostileProgramTests {
  @Test("An honest program is undisturbed")
  func honest() async throws {
    let outcome = try await SandboxUnderTest.run("honest.py")
    #expect(outcome.end == .exited(status: 0))
    #expect(outcome.text == "x.grad: 28.0\ny.grad: 22.0\nz.grad: 20.0\n")
    #expect(outcome.errors.isEmpty)
  }

  // MARK: Limits

  @Test("Processes and threads without end", arguments: ["fork-bomb.py", "thread-bomb.py"])
  func bombs(_ program: String) async throws {
    let outcome = try await SandboxUnderTest.run(program)
    #expect(outcome.end == .stopped(.processes))
    #expect(outcome.peakProcesses <= SandboxLimits.python.processes + 2)
  }

  @Test(
    "Processor time without end, in one process and in turns",
    arguments: ["infinite-loop.py", "infinite-loop-in-turns.py"])
  func loops(_ program: String) async throws {
    let limits = SandboxLimits.python.with(\.cpu, .seconds(1)).with(\.wall, .seconds(60))
    let outcome = try await SandboxUnderTest.run(program, limits: limits)
    #expect(outcome.end == .stopped(.cpu))
    #expect(outcome.cpu >= .seconds(1))
  }

  @Test(
    "Waiting without end, with the streams open and closed",
    arguments: [("sleep.py", "sleeping\n"), ("closed-streams.py", "closing\n")])
  func waiting(_ program: String, _ text: String) async throws {
    let limits = SandboxLimits.python.with(\.wall, .seconds(2))
    let outcome = try await SandboxUnderTest.run(program, limits: limits)
    #expect(outcome.end == .stopped(.wall))
    #expect(outcome.text == text, "what was printed before is kept")
  }

  @Test("Output without end is cut at the limit")
  func output() async throws {
    let outcome = try await SandboxUnderTest.run("infinite-output.py")
    #expect(outcome.end == .stopped(.output))
    #expect(outcome.output == [UInt8](repeating: UInt8(ascii: "A"), count: 1 << 20))
  }

  @Test("So is standard error")
  func errors() async throws {
    let outcome = try await SandboxUnderTest.run("infinite-errors.py")
    #expect(outcome.end == .stopped(.output))
    #expect(outcome.errors == [UInt8](repeating: UInt8(ascii: "E"), count: 1 << 20))
    #expect(outcome.output.isEmpty)
  }

  @Test("Memory, by many processes that are each below the limit")
  func memory() async throws {
    let limits = SandboxLimits.python.with(\.memory, 256 << 20).with(\.cpu, .seconds(60))
    let outcome = try await SandboxUnderTest.run(
      "memory-hog.py", limits: limits.with(\.wall, .seconds(60)))
    #expect(outcome.end == .stopped(.memory))
    #expect(outcome.peakMemory > 256 << 20)
  }

  @Test("Memory that no process's size shows is refused")
  func hiddenMemory() async throws {
    let outcome = try await SandboxUnderTest.run("hidden-memory.py")
    #expect(outcome.end == .exited(status: 0), "\(outcome.errorText)")
    #expect(outcome.successes.isEmpty)
    #expect(outcome.text.hasSuffix("private memory is there\n"))
  }

  @Test("Temporary files that are too large")
  func largeFile() async throws {
    let outcome = try await SandboxUnderTest.run("large-file.py")
    #expect(outcome.end == .stopped(.fileSize))
  }

  @Test("Temporary files that are too many, though they are empty")
  func emptyFiles() async throws {
    let limits = SandboxLimits.python.with(\.cpu, .seconds(60)).with(\.wall, .seconds(60))
    let outcome = try await SandboxUnderTest.run("empty-files.py", limits: limits)
    #expect(outcome.end == .stopped(.temporaryFiles))
  }

  @Test("Temporary folders have a size; links, FIFOs and sparse files stay in them")
  func fullFolder() async throws {
    let outcome = try await SandboxUnderTest.run("full-folder.py")
    #expect(outcome.end == .exited(status: 0), "\(outcome.errorText)")
    #expect(outcome.successes.isEmpty)
    #expect(outcome.text.contains("no device"))
    #expect(outcome.text.contains("no sparse file File too large"))
    #expect(outcome.text.contains("no /box/link"))
    #expect(outcome.text.contains("/dev/shm full at 1 MiB"))
    #expect(outcome.text.contains("/tmp full at 32 MiB"))
  }

  // MARK: Walls

  @Test("Answers, secrets and other processes are out of sight")
  func readAnswers() async throws {
    let bench = try Workbench()
    try bench.write("28, 22, 20", to: "expected.json")
    let outcome = try await SandboxUnderTest.run(
      "read-answers.py", [bench.path("expected.json").path, #filePath])
    #expect(outcome.end == .exited(status: 0), "\(outcome.errorText)")
    #expect(outcome.successes.isEmpty)
    #expect(outcome.text.contains("box ['submission.py']"))
  }

  @Test("Files outside, and the submission itself, stay as they are")
  func writeOutside() async throws {
    let bench = try Workbench()
    try bench.write("untouched", to: "results.jsonl")
    let file = bench.path("results.jsonl")
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: file.path)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o777], ofItemAtPath: bench.folder.path)
    let outcome = try await SandboxUnderTest.run("write-outside.py", [file.path])
    #expect(outcome.end == .exited(status: 0), "\(outcome.errorText)")
    // The mark by which its processes are found is a name without a folder, and so in its own.
    #expect(outcome.successes.filter { !$0.contains(" mark-") }.isEmpty)
    #expect(try bench.text(of: "results.jsonl") == "untouched")
    #expect(try FileManager.default.contentsOfDirectory(atPath: bench.folder.path).count == 1)
  }

  @Test("There is no network, not even to the machine itself")
  func network() async throws {
    let outcome = try await SandboxUnderTest.run("network.py", ["47001"])
    #expect(outcome.end == .exited(status: 0), "\(outcome.errorText)")
    #expect(outcome.successes.isEmpty)
    #expect(outcome.text.split(separator: "\n").count == 8)
  }

  @Test("A process in the background ends with the program, and its word is not waited for")
  func daemon() async throws {
    let outcome = try await SandboxUnderTest.run("daemon.py")
    #expect(outcome.end == .exited(status: 0), "\(outcome.errorText)")
    #expect(outcome.successes.isEmpty)
    #expect(outcome.text.hasSuffix("parent ends\n"))
  }

  @Test("A forged verdict is text, and no other file is open")
  func forgery() async throws {
    let outcome = try await SandboxUnderTest.run("forge.py")
    #expect(outcome.end == .exited(status: 0))
    #expect(outcome.successes.isEmpty)
    #expect(outcome.text.hasPrefix("x.grad: 999.0\n{\"schema\":"))
  }

  @Test("Namespaces, mounts, keys and other processes are refused")
  func kernelCalls() async throws {
    let outcome = try await SandboxUnderTest.run("kernel-calls.py")
    #expect(outcome.end == .exited(status: 0), "\(outcome.errorText)")
    #expect(outcome.successes.isEmpty)
    #expect(outcome.text.hasSuffix("user 65534\n"))
  }

  #if arch(x86_64)
    @Test("Calls by the numbers of another table end the program")
    func otherTable() async throws {
      let outcome = try await SandboxUnderTest.run("other-table.py")
      #expect(outcome.end == .exited(status: 128 + 31), "SIGSYS")
      #expect(outcome.output.isEmpty)
    }
  #endif
}
