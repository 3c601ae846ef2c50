# Memory that the size of no process shows: it is filled, and let go of without being freed.
import ctypes
import mmap
import os

c = ctypes.CDLL(None, use_errno=True)
c.mmap.restype = ctypes.c_void_p
c.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long]


def report(name, result):
    print("no" if result in (-1, None, 2**64 - 1) else "DID", name, os.strerror(ctypes.get_errno()))


size = 64 << 20
report("System V memory", c.shmget(0, size, 0o1600))
report("System V queue", c.msgget(0, 0o1600))
report("System V semaphores", c.semget(0, 250, 0o1600))
report("memfd", c.memfd_create(b"hidden", 0))
report("shared anonymous memory", c.mmap(None, size, 3, mmap.MAP_SHARED | mmap.MAP_ANONYMOUS, -1, 0))
report("shared validated memory", c.mmap(None, size, 3, 3 | mmap.MAP_ANONYMOUS, -1, 0))
zero = os.open("/dev/zero", os.O_RDWR)
report("shared zeros", c.mmap(None, size, 3, mmap.MAP_SHARED, zero, 0))
report("locked memory", c.mlock(ctypes.create_string_buffer(1 << 20), 1 << 20))
for path in ("/dev", "/dev/pts", "/box", "/"):
    try:
        open(path + "/file", "wb")
        print("DID write into", path)
    except OSError as error:
        print("no file in", path, error.strerror)
try:
    mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    print("private memory is there")
except OSError as error:
    print("DID lose private memory", error.strerror)
