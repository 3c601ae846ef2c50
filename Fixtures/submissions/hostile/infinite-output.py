# Endless output without a newline.
import os

block = b"A" * 65536
while True:
    os.write(1, block)
