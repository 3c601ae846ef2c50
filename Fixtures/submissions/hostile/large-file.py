# Writes too large a file, in a program that the signal for it ends.
import signal

signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
with open("/tmp/large", "wb") as file:
    while True:
        file.write(b"A" * 65536)
