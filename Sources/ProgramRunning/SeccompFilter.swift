/// A filter of system calls, as the bytes that the kernel takes.
///
/// A program of classic BPF: one `struct sock_filter` of eight bytes for each instruction, over a
/// `struct seccomp_data`. Sources of the layout and of the constants: Linux, `Documentation/userspace-api/
/// seccomp_filter.rst`, `include/uapi/linux/{seccomp,filter,bpf_common,audit,sched,mman}.h`.
struct SeccompFilter: Sendable, Equatable {
  /// A processor architecture whose calls are known.
  enum Architecture: String, Sendable, CaseIterable {
    case x86 = "x86_64"
    case arm = "aarch64"

    /// The architecture of this machine, if it is known.
    static var current: Self? {
      #if arch(x86_64)
        .x86
      #elseif arch(arm64)
        .arm
      #else
        nil
      #endif
    }

    /// `AUDIT_ARCH_X86_64`, `AUDIT_ARCH_AARCH64`: the ELF machine, 64 bits, little-endian.
    var audit: UInt32 {
      switch self {
      case .x86: 0xC000_003E
      case .arm: 0xC000_00B7
      }
    }

    /// `clone`, `clone3`, `mmap` and `ioctl`, whose arguments decide, or which is hidden.
    var clone: UInt32 { self == .x86 ? 56 : 220 }
    var clone3: UInt32 { 435 }
    var mmap: UInt32 { self == .x86 ? 9 : 222 }
    var ioctl: UInt32 { self == .x86 ? 16 : 29 }

    func number(of call: Call) -> UInt32? { self == .x86 ? call.x86 : call.arm }
  }

  /// An instruction: a code, how far to jump on true and on false, a constant.
  struct Instruction: Sendable, Equatable {
    var code: UInt16
    var onTrue: UInt8 = 0
    var onFalse: UInt8 = 0
    var constant: UInt32
  }

  /// What an instruction does: `BPF_LD | BPF_W | BPF_ABS`, and so on.
  enum Code {
    static let load: UInt16 = 0x20
    static let and: UInt16 = 0x54
    static let jumpIfEqual: UInt16 = 0x15
    static let jumpIfAtLeast: UInt16 = 0x35
    static let jumpIfAnyBit: UInt16 = 0x45
    static let `return`: UInt16 = 0x06
  }

  /// What becomes of a call: `SECCOMP_RET_…`, with the error in the low half.
  enum Answer {
    static let allow: UInt32 = 0x7FFF_0000
    static let endProcess: UInt32 = 0x8000_0000
    /// `SECCOMP_RET_ERRNO` with `EPERM`.
    static let notPermitted: UInt32 = 0x0005_0001
    /// `SECCOMP_RET_ERRNO` with `ENOSYS`.
    static let noSuchCall: UInt32 = 0x0005_0026
  }

  /// Where `struct seccomp_data` holds what; arguments are 64 bits, the low half first.
  enum Offset {
    static let number: UInt32 = 0
    static let architecture: UInt32 = 4
    static func argument(_ index: UInt32) -> UInt32 { 16 + 8 * index }
  }

  /// `CLONE_NEWNS`, `…CGROUP`, `…UTS`, `…IPC`, `…USER`, `…PID` and `…NET`.
  static let namespaceFlags: UInt32 = 0x7E02_0000

  /// `MAP_SHARED | MAP_ANONYMOUS`.
  ///
  /// Such memory can be filled and then taken out of the process's size, page for page, without
  /// being freed: a limit that adds up sizes would not see it.
  static let sharedAnonymous: UInt32 = 0x21

  /// `TIOCSTI` and `TIOCLINUX`, which put words into a terminal's mouth.
  static let terminalRequests: [UInt32] = [0x5412, 0x541C]

  /// The first number of the x32 calls: another table on the same architecture.
  static let firstOfX32: UInt32 = 0x4000_0000

  private(set) var instructions: [Instruction] = []

  /// Makes the filter: allows what is not refused.
  init(for architecture: Architecture) {
    load(Offset.architecture)
    instructions.append(
      Instruction(code: Code.jumpIfEqual, onTrue: 1, constant: architecture.audit))
    answer(Answer.endProcess)
    load(Offset.number)
    if architecture == .x86 {
      instructions.append(
        Instruction(code: Code.jumpIfAtLeast, onFalse: 1, constant: Self.firstOfX32))
      answer(Answer.endProcess)
    }
    // clone3 has its flags in memory, where a filter cannot look: the C library falls back to clone.
    answer(Answer.noSuchCall, to: architecture.clone3)
    for call in Self.refused {
      if let number = architecture.number(of: call) { answer(Answer.notPermitted, to: number) }
    }
    ask(architecture.clone, argument: 0) {
      Instruction(code: Code.jumpIfAnyBit, onFalse: 1, constant: Self.namespaceFlags)
    }
    ask(architecture.mmap, argument: 3, bits: Self.sharedAnonymous) {
      Instruction(code: Code.jumpIfEqual, onFalse: 1, constant: Self.sharedAnonymous)
    }
    for request in Self.terminalRequests {
      ask(architecture.ioctl, argument: 1) {
        Instruction(code: Code.jumpIfEqual, onFalse: 1, constant: request)
      }
    }
    answer(Answer.allow)
  }

  /// The bytes of the program, in the byte order of both architectures.
  var bytes: [UInt8] {
    instructions.flatMap { instruction in
      [UInt8(truncatingIfNeeded: instruction.code), UInt8(instruction.code >> 8)]
        + [instruction.onTrue, instruction.onFalse]
        + (0..<4).map { UInt8(truncatingIfNeeded: instruction.constant >> (8 * $0)) }
    }
  }

  // MARK: Building

  private mutating func load(_ offset: UInt32) {
    instructions.append(Instruction(code: Code.load, constant: offset))
  }

  private mutating func answer(_ answer: UInt32) {
    instructions.append(Instruction(code: Code.return, constant: answer))
  }

  /// Answers a call whose number is loaded.
  private mutating func answer(_ answer: UInt32, to number: UInt32) {
    instructions.append(Instruction(code: Code.jumpIfEqual, onFalse: 1, constant: number))
    self.answer(answer)
  }

  /// Refuses a call whose argument passes a test; then the call's number is loaded again.
  private mutating func ask(
    _ number: UInt32, argument: UInt32, bits: UInt32? = nil, test: () -> Instruction
  ) {
    let length: UInt8 = bits == nil ? 3 : 4
    instructions.append(Instruction(code: Code.jumpIfEqual, onFalse: length, constant: number))
    load(Offset.argument(argument))
    if let bits { instructions.append(Instruction(code: Code.and, constant: bits)) }
    instructions.append(test())
    answer(Answer.notPermitted)
    load(Offset.number)
  }
}
