import TestSupport
import Testing

@testable import ProgramRunning

@Suite("What bubblewrap reports")
struct BubblewrapStatusTests {
  private static let start = "{ \"child-pid\": 32530, \"mnt-namespace\": 4026532178 }\n"

  @Test("The first process, and that the program started")
  func complete() {
    let status = BubblewrapStatus(reading: Array((Self.start + "{ \"exit-code\": 7 }\n").utf8))
    #expect(status.child == 32_530)
    #expect(status.hasStarted)
  }

  @Test("Half a report is none")
  func half() {
    for count in 0..<Self.start.utf8.count - 2 {
      #expect(BubblewrapStatus(reading: Array(Self.start.utf8.prefix(count))).child == nil)
    }
    let status = BubblewrapStatus(reading: Array((Self.start + "{ \"exit-code\": 7").utf8))
    #expect(status.child == 32_530)
    #expect(!status.hasStarted)
  }
}
