extension SeccompFilter {
  /// A call that is refused, with its number on each architecture; nil where there is none.
  struct Call: Sendable, Equatable {
    var name: String
    var x86: UInt32?
    var arm: UInt32?

    init(_ name: String, _ x86: UInt32?, _ arm: UInt32?) {
      self.name = name
      self.x86 = x86
      self.arm = arm
    }
  }

  /// The calls that no solution of an exercise needs.
  ///
  /// Source of the numbers: Linux, `arch/x86/entry/syscalls/syscall_64.tbl` and
  /// `include/uapi/asm-generic/unistd.h`, which arm64 uses. A number never changes its meaning.
  static let refused: [Call] = [
    // Other processes: their memory, their files, their state.
    Call("ptrace", 101, 117),
    Call("process_vm_readv", 310, 270),
    Call("process_vm_writev", 311, 271),
    Call("process_madvise", 440, 440),
    Call("kcmp", 312, 272),
    Call("pidfd_getfd", 438, 438),
    // Namespaces and mounts.
    Call("unshare", 272, 97),
    Call("setns", 308, 268),
    Call("mount", 165, 40),
    Call("umount2", 166, 39),
    Call("pivot_root", 155, 41),
    Call("chroot", 161, 51),
    Call("open_tree", 428, 428),
    Call("move_mount", 429, 429),
    Call("fsopen", 430, 430),
    Call("fsconfig", 431, 431),
    Call("fsmount", 432, 432),
    Call("fspick", 433, 433),
    Call("mount_setattr", 442, 442),
    // The kernel itself.
    Call("bpf", 321, 280),
    Call("perf_event_open", 298, 241),
    Call("userfaultfd", 323, 282),
    Call("io_uring_setup", 425, 425),
    Call("io_uring_enter", 426, 426),
    Call("io_uring_register", 427, 427),
    Call("init_module", 175, 105),
    Call("finit_module", 313, 273),
    Call("delete_module", 176, 106),
    Call("kexec_load", 246, 104),
    Call("kexec_file_load", 320, 294),
    Call("syslog", 103, 116),
    Call("acct", 163, 89),
    Call("swapon", 167, 224),
    Call("swapoff", 168, 225),
    Call("reboot", 169, 142),
    Call("quotactl", 179, 60),
    Call("quotactl_fd", 443, 443),
    Call("personality", 135, 92),
    Call("modify_ldt", 154, nil),
    Call("iopl", 172, nil),
    Call("ioperm", 173, nil),
    Call("lookup_dcookie", 212, 18),
    Call("name_to_handle_at", 303, 264),
    Call("open_by_handle_at", 304, 265),
    // Keys of the kernel's key ring.
    Call("add_key", 248, 217),
    Call("request_key", 249, 218),
    Call("keyctl", 250, 219),
    // Sockets, of whatever family.
    Call("socket", 41, 198),
    Call("socketpair", 53, 199),
    // Memory that no process's size shows: System V's, queues, files without a name, pinned pages.
    Call("shmget", 29, 194),
    Call("msgget", 68, 186),
    Call("semget", 64, 190),
    Call("mq_open", 240, 180),
    Call("memfd_create", 319, 279),
    Call("memfd_secret", 447, 447),
    Call("io_setup", 206, 0),
    Call("vmsplice", 278, 75),
    Call("mbind", 237, 235),
    Call("set_mempolicy", 238, 237),
    Call("migrate_pages", 256, 238),
    Call("move_pages", 279, 239),
  ]
}
