# Tries to change the grader's files, the submission itself, and the machine.
import os
import sys


def attempt(path):
    for flags in (os.O_WRONLY | os.O_CREAT, os.O_WRONLY | os.O_TRUNC):
        try:
            os.close(os.open(path, flags, 0o666))
            print("DID write", path)
        except OSError as error:
            print("no", path, error.strerror)
    try:
        os.unlink(path)
        print("DID delete", path)
    except OSError as error:
        print("no", path, error.strerror)


for path in sys.argv[1:] + [
    "../results.jsonl", "/box/submission.py", "/box/new", "/usr/bin/python3", "/usr/new", "/etc/ld.so.preload", "/new",
    "/dev/new", "/sys/fs/cgroup/new", "/proc/sys/kernel/core_pattern",
]:
    attempt(path)
open("/tmp/own", "w").write("its own folder is its own")
