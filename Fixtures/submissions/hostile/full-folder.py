# Fills its temporary folders, by large files, a sparse one, links and a FIFO.
import os


def attempt(name, work):
    try:
        print("made", name, work())
    except OSError as error:
        print("no", name, error.strerror)


def fill(folder):
    total = 0
    for number in range(1000):
        with open(f"{folder}/{number}", "wb", buffering=0) as file:
            for _ in range(64):
                try:
                    total += file.write(b"A" * 65536)
                except OSError as error:
                    print(folder, "full at", total >> 20, "MiB", error.strerror)
                    return


attempt("link", lambda: os.symlink("/etc/shadow", "/tmp/shadow"))
attempt("FIFO", lambda: os.mkfifo("/tmp/fifo"))
attempt("device", lambda: os.mknod("/tmp/device", 0o60600, os.makedev(254, 0)))
attempt("sparse file", lambda: os.truncate(os.open("/tmp/sparse", os.O_CREAT | os.O_WRONLY), 1 << 40))
for path in ("/box/link", "/box/fifo"):
    attempt(path, lambda: os.symlink("/etc/shadow", path))
try:
    print("DID read", open("/tmp/shadow").read(20))
except OSError as error:
    print("no shadow", error.strerror)
fill("/dev/shm")
fill("/tmp")
