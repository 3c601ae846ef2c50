# Calls the kernel by the table of another architecture, whose numbers a filter may not know.
import ctypes

ctypes.CDLL(None).syscall(0x40000000 + 39)
print("DID call x32")
