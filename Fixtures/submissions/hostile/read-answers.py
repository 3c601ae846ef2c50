# Tries to read the expected answers, secrets, the machine's files and other processes.
import glob
import os
import sys


def attempt(path):
    try:
        print("DID read", path, repr(open(path, "rb").read(60)))
    except OSError as error:
        print("no", path, error.strerror)


for path in sys.argv[1:] + [
    "../expected.json", "/etc/shadow", "/etc/passwd", "/root/.bashrc", "/etc/hostname", "/proc/1/environ",
    "/proc/self/environ", "/proc/1/root/etc/shadow", "/proc/self/cgroup", "/sys/kernel/security/lsm",
    "/sys/fs/cgroup/cgroup.procs", "/dev/vda", "/dev/mem", "/run/docker.sock",
]:
    attempt(path)
for name, value in os.environ.items():
    if "GRADCHECK" in name or "TOKEN" in name or "SECRET" in name:
        print("DID see", name, value)
for path in glob.glob("/proc/[0-9]*/cmdline"):
    print("DID see", path)
print("box", sorted(os.listdir("/box")))
print("root", sorted(os.listdir("/")))
