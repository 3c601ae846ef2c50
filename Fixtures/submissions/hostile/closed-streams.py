# Closes its streams, so that a reader who waits for their end believes it has ended, and sleeps.
import os
import time

print("closing")
for number in range(3):
    os.close(number)
while True:
    time.sleep(1000)
