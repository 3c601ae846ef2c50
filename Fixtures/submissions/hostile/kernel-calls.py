# Asks the kernel for what no exercise needs: namespaces, mounts, other processes, keys, devices.
import ctypes
import errno
import fcntl
import os
import platform

c = ctypes.CDLL(None, use_errno=True)
x86 = platform.machine() == "x86_64"


def report(name, result):
    number = ctypes.get_errno()
    refused = result == -1 and number in (errno.EPERM, errno.ENOSYS, errno.EINVAL, errno.ENOTTY, errno.EACCES)
    print("no" if refused else "DID", name, result, errno.errorcode.get(number))


def call(name, on_x86, on_arm, *arguments):
    ctypes.set_errno(0)
    report(name, c.syscall(on_x86 if x86 else on_arm, *arguments))


call("unshare users", 272, 97, 0x10000000)
call("unshare mounts", 272, 97, 0x00020000)
call("clone users", 56, 220, 0x10000000 | 17, 0, 0, 0, 0)
call("clone processes", 56, 220, 0x20000000 | 17, 0, 0, 0, 0)
call("clone3", 435, 435, 0, 0)
call("mount", 165, 40, b"none", b"/tmp", b"tmpfs", 0, 0)
call("umount", 166, 39, b"/tmp", 0)
call("chroot", 161, 51, b"/tmp")
call("pivot_root", 155, 41, b"/tmp", b"/tmp")
call("fsopen", 430, 430, b"tmpfs", 0)
call("ptrace", 101, 117, 0, 0, 0, 0)
call("ptrace the first", 101, 117, 16, 1, 0, 0)
call("process_vm_readv", 310, 270, 1, 0, 0, 0, 0, 0)
call("keyctl", 250, 219, 0, -3, 1)
call("add_key", 248, 217, b"user", b"name", b"value", 5, -3)
call("bpf", 321, 280, 0, 0, 0)
call("perf_event_open", 298, 241, 0, 0, -1, -1, 0)
call("io_uring_setup", 425, 425, 1, 0)
call("userfaultfd", 323, 282, 0)
call("personality", 135, 92, 0x0040000)
call("open_by_handle_at", 304, 265, -1, 0, 0)
call("setuid", 105, 146, 0)
call("sethostname", 170, 161, b"owned", 5)
call("reboot", 169, 142, 0, 0, 0, 0)
for request in (0x5412, 0x541C):
    try:
        fcntl.ioctl(0, request, b"x")
        print("DID ioctl", hex(request))
    except OSError as error:
        print("no ioctl", hex(request), error.strerror)
print("user", os.getuid())
