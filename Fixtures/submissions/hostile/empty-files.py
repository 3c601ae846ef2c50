# Makes empty files for ever: each takes memory that no limit of bytes counts.
import os

number = 0
while True:
    os.close(os.open(f"/tmp/{number}", os.O_CREAT | os.O_WRONLY))
    number += 1
