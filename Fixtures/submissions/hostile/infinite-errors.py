# Endless standard error.
import os

block = b"E" * 65536
while True:
    os.write(2, block)
