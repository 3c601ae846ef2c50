# Starts threads for ever, and keeps trying.
import threading
import time

threading.stack_size(1 << 16)
while True:
    try:
        threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
    except (RuntimeError, MemoryError):
        pass
