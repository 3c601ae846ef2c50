import Foundation
import ProgramRunning
import TestSupport
import Testing

@Suite("Whether there is a sandbox")
struct SandboxProbeTests {
  /// The reason that a probe gives for refusing.
  private func refusal(_ searchPath: String, user: UInt32 = Sandbox.defaultUser) -> String? {
    do {
      _ = try Sandbox.probe(for: [.python], searchPath: searchPath, user: user)
      return nil
    } catch {
      return error.reason
    }
  }

  /// A search path on which another program is found in the place of bubblewrap.
  private func path(_ bench: Workbench, bubblewrap script: String) throws -> String {
    try bench.write("#!/bin/sh\n" + script, to: "bin/bwrap")
    for name in ["", "bin", "bin/bwrap"] {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: bench.path(name).path)
    }
    return bench.path("bin").path + ":/usr/bin:/bin"
  }

  @Test(
    "Where there is none, a sentence says why",
    .enabled(
      if: (try? SandboxUnderTest.python.get()) == nil,
      "There is a sandbox: what happens in it is tested."))
  func refuses() {
    let reason = SandboxUnderTest.reason(SandboxUnderTest.python)
    #expect(reason.hasSuffix("."))
    #expect(reason.split(separator: " ").count > 3, "\(reason)")
  }

  #if os(Linux)
    @Test("Without bubblewrap there is none, and nothing else takes its place")
    func withoutBubblewrap() {
      #expect(
        refusal("/nowhere")
          == "There is no bwrap, which makes the sandbox: install the package bubblewrap.")
    }

    @Test("A bubblewrap that cannot make namespaces is quoted")
    func withoutNamespaces() throws {
      let bench = try Workbench()
      let reason = refusal(
        try path(
          bench, bubblewrap: "echo 'bwrap: setting up uid map: Permission denied' >&2; exit 1\n"))
      #expect(
        reason == "No sandbox could be made: bwrap: setting up uid map: Permission denied.")
    }

    @Test("One that only starts the program is not believed")
    func withoutWalls() throws {
      let bench = try Workbench()
      let start = "while [ \"$1\" != -- ]; do shift; done; shift; \"$@\"\n"
      #expect(
        refusal(try path(bench, bubblewrap: start))?.hasPrefix("No sandbox could be made") == true)
      let reason = refusal(
        try path(bench, bubblewrap: start + "echo '{ \"exit-code\": 0 }' >&4\n"))
      #expect(reason?.hasPrefix("The sandbox does not hold: ") == true, "\(reason ?? "accepted")")
    }

    @Test(
      "One that leaves the filter of system calls away is found out", SandboxUnderTest.hasPython)
    func withoutFilter() throws {
      let bench = try Workbench()
      let script = """
        for word; do
          shift
          if [ "$skip" ]; then skip=; elif [ "$word" = --seccomp ]; then skip=1; else set -- "$@" "$word"; fi
        done
        exec /usr/bin/bwrap "$@"

        """
      #expect(
        refusal(try path(bench, bubblewrap: script))
          == "The sandbox does not hold: the filter of system calls is not there.")
    }

    @Test(
      "Root does not run anything as root",
      .enabled(if: geteuid() == 0, "Only root can ask to stay root."), SandboxUnderTest.hasPython)
    func root() {
      #expect(refusal(Sandbox.defaultSearchPath, user: 0) == "Submissions are not run as root.")
    }

    @Test("A virtual environment outside of /usr works", SandboxUnderTest.hasPython)
    func virtualEnvironment() async throws {
      let bench = try Workbench()
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: bench.folder.path)
      let python = try #require(SandboxUnderTest.python.get().tool(for: .python))
      let folder = bench.path("environment")
      let made = try await bench.run(
        URL(fileURLWithPath: python), ["-m", "venv", "--without-pip", folder.path])
      try #require(made.status == 0, "\(made.errors)")
      let sandbox = try Sandbox.probe(
        for: [.python], searchPath: folder.path + "/bin:/usr/bin:/bin")
      #expect(sandbox.tool(for: .python) == folder.path + "/bin/python3")
      let outcome = try sandbox.run(
        .language(.python), submission: .source(Array("import sys; print(sys.prefix)".utf8)),
        limits: .python)
      #expect(outcome.text == folder.path + "\n")
      // Nothing of the environment's folder but what Python needs.
      let listing = try sandbox.run(
        .executable("/bin/ls"), arguments: [folder.path], submission: .source([]), limits: .python)
      #expect(!listing.text.contains("include"))
    }

    @Test("The interpreter that will run submissions is known", SandboxUnderTest.hasPython)
    func interpreter() throws {
      let sandbox = try SandboxUnderTest.python.get()
      #expect(sandbox.tool(for: .python)?.hasPrefix("/") == true)
      #expect(sandbox.tool(for: .swift) == nil)
    }
  #endif
}
