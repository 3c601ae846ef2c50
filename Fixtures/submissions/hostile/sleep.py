# Sleeps for ever.
import time

print("sleeping")
while True:
    time.sleep(1000)
