import TestSupport
import Testing

@testable import ProgramRunning

@Suite("The filter of system calls")
struct SeccompFilterTests {
  typealias Architecture = SeccompFilter.Architecture
  typealias Answer = SeccompFilter.Answer

  /// What the kernel does with a filter: the answer to a call, from the bytes alone.
  private func answer(
    _ number: UInt32, _ arguments: [UInt64] = [], by architecture: Architecture,
    audit: UInt32? = nil
  ) -> UInt32? {
    let bytes = SeccompFilter(for: architecture).bytes
    func word(_ start: Int, _ bytes: [UInt8]) -> UInt32 {
      (0..<4).reduce(0) { $0 | UInt32(bytes[start + $1]) << (8 * $1) }
    }
    var data: [UInt8] = []
    func append(_ value: UInt64, _ count: Int) {
      for index in 0..<count { data.append(UInt8(truncatingIfNeeded: value >> (8 * index))) }
    }
    append(UInt64(number), 4)
    append(UInt64(audit ?? architecture.audit), 4)
    append(0, 8)
    for index in 0..<6 { append(index < arguments.count ? arguments[index] : 0, 8) }

    var accumulator: UInt32 = 0
    var next = 0
    while 8 * next + 8 <= bytes.count {
      let code = UInt16(bytes[8 * next]) | UInt16(bytes[8 * next + 1]) << 8
      let constant = word(8 * next + 4, bytes)
      let holds: Bool
      switch code {
      case 0x20:
        accumulator = word(Int(constant), data)
        next += 1
        continue
      case 0x54:
        accumulator &= constant
        next += 1
        continue
      case 0x06: return constant
      case 0x15: holds = accumulator == constant
      case 0x35: holds = accumulator >= constant
      case 0x45: holds = accumulator & constant != 0
      default: return nil
      }
      next += 1 + Int(bytes[8 * next + (holds ? 2 : 3)])
    }
    return nil
  }

  @Test("Every listed call is refused, and no other", arguments: Architecture.allCases)
  func refused(_ architecture: Architecture) {
    let refused = Set(SeccompFilter.refused.compactMap { architecture.number(of: $0) })
    for number in UInt32(0)..<600 where number != architecture.clone3 {
      let expected = refused.contains(number) ? Answer.notPermitted : Answer.allow
      #expect(answer(number, by: architecture) == expected, "call \(number)")
    }
    #expect(answer(architecture.clone3, by: architecture) == Answer.noSuchCall)
  }

  @Test("Numbers and names are listed once", arguments: Architecture.allCases)
  func unique(_ architecture: Architecture) {
    let numbers = SeccompFilter.refused.compactMap { architecture.number(of: $0) }
    #expect(Set(numbers).count == numbers.count)
    #expect(Set(SeccompFilter.refused.map(\.name)).count == SeccompFilter.refused.count)
    #expect(
      Set(numbers).isDisjoint(
        with: [architecture.clone, architecture.clone3, architecture.mmap, architecture.ioctl]))
  }

  @Test("Calls of another architecture end the process", arguments: Architecture.allCases)
  func foreign(_ architecture: Architecture) {
    // 32-bit x86 and ARM, and big-endian arm64.
    for audit: UInt32 in [0x4000_0003, 0x4000_0028, 0x8000_00B7] {
      #expect(answer(39, by: architecture, audit: audit) == Answer.endProcess)
    }
    if architecture == .x86 {
      #expect(answer(0x4000_0000 + 39, by: .x86) == Answer.endProcess)
      #expect(answer(.max, by: .x86) == Answer.endProcess)
    }
  }

  @Test("A process or thread can be made, a namespace cannot", arguments: Architecture.allCases)
  func clone(_ architecture: Architecture) {
    // SIGCHLD, as for fork; the flags of a thread; and each kind of namespace.
    #expect(answer(architecture.clone, [17], by: architecture) == Answer.allow)
    #expect(answer(architecture.clone, [0x3D_0F00], by: architecture) == Answer.allow)
    for flag: UInt64 in [1 << 17, 1 << 25, 1 << 26, 1 << 27, 1 << 28, 1 << 29, 1 << 30] {
      #expect(answer(architecture.clone, [flag | 17], by: architecture) == Answer.notPermitted)
    }
  }

  @Test(
    "Memory can be private or a file's, not shared and nobody's", arguments: Architecture.allCases)
  func mmap(_ architecture: Architecture) {
    func mapping(_ flags: UInt64) -> UInt32? {
      answer(architecture.mmap, [0, 4096, 3, flags], by: architecture)
    }
    #expect(mapping(0x22) == Answer.allow)
    #expect(mapping(0x01) == Answer.allow)
    #expect(mapping(0x2_0022) == Answer.allow)
    #expect(mapping(0x21) == Answer.notPermitted)
    #expect(mapping(0x23) == Answer.notPermitted)
    #expect(mapping(0x4_0021) == Answer.notPermitted)
  }

  @Test("A terminal is not written into", arguments: Architecture.allCases)
  func ioctl(_ architecture: Architecture) {
    #expect(answer(architecture.ioctl, [0, 0x5401], by: architecture) == Answer.allow)
    #expect(answer(architecture.ioctl, [0, 0x5412], by: architecture) == Answer.notPermitted)
    #expect(answer(architecture.ioctl, [0, 0x541C], by: architecture) == Answer.notPermitted)
    // The kernel looks at the low half only.
    #expect(
      answer(architecture.ioctl, [0, 1 << 32 | 0x5412], by: architecture) == Answer.notPermitted)
  }
}
