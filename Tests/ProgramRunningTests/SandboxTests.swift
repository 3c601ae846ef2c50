import Foundation
import ProgramRunning
import TestSupport
import Testing

@Suite("Runs in a sandbox", SandboxUnderTest.hasPython)
struct SandboxTests {
  private func run(
    _ program: SandboxProgram = .executable("/bin/sh"), _ arguments: [String] = [],
    _ submission: SandboxSubmission = .source([])
  ) throws -> SandboxOutcome {
    try SandboxUnderTest.python.get().run(
      program, arguments: arguments, submission: submission, limits: .python)
  }

  @Test("The exit status is the program's, and so are both streams")
  func status() throws {
    let outcome = try run(.executable("/bin/sh"), ["-c", "echo out; echo err >&2; exit 3"])
    #expect(outcome.end == .exited(status: 3))
    #expect(outcome.text == "out\n")
    #expect(outcome.errorText == "err\n")
  }

  @Test("A program that a signal ended has 128 and the signal's number")
  func signal() throws {
    let outcome = try run(.executable("/bin/sh"), ["-c", "kill -9 $$"])
    #expect(outcome.end == .exited(status: 137), "far from the limit of processor time")
  }

  @Test("Standard input is at its end, and the environment is the sandbox's own")
  func environment() throws {
    let outcome = try run(.executable("/bin/sh"), ["-c", "cat; env -u PWD -u SHLVL -u _ | sort"])
    #expect(
      outcome.text == """
        HOME=/tmp
        LANG=C.UTF-8
        MKL_NUM_THREADS=1
        OMP_NUM_THREADS=1
        OPENBLAS_NUM_THREADS=1
        PATH=/usr/bin:/bin
        PYTHONDONTWRITEBYTECODE=1
        PYTHONHASHSEED=0
        PYTHONUNBUFFERED=1
        TMPDIR=/tmp

        """)
  }

  @Test("A program that is not there is the program's failure, not the sandbox's")
  func missing() throws {
    #expect(try run(.executable("/box/none")).end == .exited(status: 127))
  }

  @Test("Arguments reach the program as they are")
  func arguments() throws {
    let source = "import sys; print(sys.argv[1:])"
    let outcome = try run(
      .language(.python), ["--", "-c", "$HOME", "a b", "é"], .source(Array(source.utf8)))
    #expect(outcome.text == "['--', '-c', '$HOME', 'a b', 'é']\n")
  }

  @Test("All of a folder is visible, and its main file runs")
  func folder() throws {
    let bench = try Workbench()
    try bench.write(
      "import sys; from part import answer; print(answer, sys.path[0])", to: "in/main.py")
    try bench.write("answer = 42", to: "in/part.py")
    try bench.write("", to: "out/secret")
    let outcome = try run(
      .language(.python), [], .folder(bench.path("in").path, main: "main.py"))
    #expect(outcome.text == "42 /box\n")
  }

  @Test(
    "A main file outside its folder is refused", arguments: ["../main.py", "/main.py", "", "a/./b"])
  func outside(_ main: String) throws {
    #expect(throws: SandboxError("The main file of a submission must lie in its folder.")) {
      try run(.language(.python), [], .folder("/tmp", main: main))
    }
  }

  @Test("A folder that is not there is said to be missing")
  func missingFolder() throws {
    let error = #expect(throws: SandboxError.self) {
      try run(.language(.python), [], .folder("/nowhere/at/all", main: "main.py"))
    }
    #expect(error?.reason.contains("/nowhere/at/all") == true)
  }

  @Test("A language that was not probed is refused")
  func unprobed() throws {
    #expect(throws: SandboxError("The sandbox was not probed for swift.")) {
      try run(.language(.swift))
    }
  }

  @Test(
    "A limit that is none is refused",
    arguments: [
      SandboxLimits.python.with(\.output, -1), .python.with(\.processes, .max),
      .python.with(\.wall, .zero), .python.with(\.cpu, .seconds(Int64.max)),
    ])
  func limits(_ limits: SandboxLimits) throws {
    #expect(throws: SandboxError("A limit of the sandbox must be above 0, and not without end.")) {
      try SandboxUnderTest.python.get().run(
        .executable("/bin/true"), submission: .source([]), limits: limits)
    }
  }

  @Test("Seen from the machine, nobody in it is root, and all go first when memory runs out")
  func fromOutside() async throws {
    let mark = UUID().uuidString
    async let run = SandboxUnderTest.run(
      "sleep.py", [mark], limits: .python.with(\.wall, .seconds(100)))
    // However late this comes to look: the program sleeps until it is told to go.
    var inside: [String] = []
    for _ in 0..<10_000 where inside.isEmpty {
      // bubblewrap has the mark in its command too: the program's own is the one that begins so.
      inside = try SandboxUnderTest.processes(with: mark).filter { process in
        try SandboxUnderTest.file("cmdline", of: process).contains("submission.py\0")
          && !SandboxUnderTest.file("cmdline", of: process).contains("--unshare-all")
      }
      try await Task.sleep(for: .milliseconds(5))
    }
    for process in inside {
      let status = try SandboxUnderTest.file("status", of: process)
      let users = status.split(separator: "\n").first { $0.hasPrefix("Uid:") }
      #expect(users?.split(separator: "\t").dropFirst().contains("0") == false)
      #expect(status.contains("NoNewPrivs:\t1\n"))
      #expect(status.contains("Seccomp:\t2\n"))
      #expect(status.contains("CapEff:\t0000000000000000\n"))
      let score = try SandboxUnderTest.file("oom_score_adj", of: process)
      #expect(score == "1000\n")
    }
    #expect(!inside.isEmpty)
    for process in inside { kill(try #require(Int32(process)), SIGKILL) }
    #expect(try await run.end == .exited(status: 128 + SIGKILL))
  }

  @Test("Several at once do not disturb one another")
  func together() async throws {
    try await withThrowingTaskGroup(of: SandboxOutcome?.self) { group in
      for index in 0..<9 {
        group.addTask {
          guard index % 3 > 0 else {
            let bomb = try await SandboxUnderTest.run("fork-bomb.py")
            #expect(bomb.end == .stopped(.processes))
            return nil
          }
          return try await SandboxUnderTest.run("honest.py")
        }
      }
      for try await outcome in group {
        guard let outcome else { continue }
        #expect(outcome.end == .exited(status: 0), "\(outcome.errorText)")
        #expect(outcome.text.hasSuffix("z.grad: 20.0\n"))
      }
    }
  }
}
