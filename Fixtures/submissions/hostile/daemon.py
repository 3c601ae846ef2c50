# A background process that outlives its parent, keeps standard output open and writes later; and
# whoever can be killed is killed.
import os
import signal
import time

for name in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
    signal.signal(name, signal.SIG_IGN)
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        time.sleep(3)
        os.write(1, b"DID live on\n")
        while True:
            time.sleep(1)
    os._exit(0)
try:
    os.kill(os.getppid(), signal.SIGKILL)
    os.kill(1, signal.SIGKILL)
    os.kill(1, signal.SIGSTOP)
except OSError as error:
    print("no kill", error.strerror)
print("parent ends")
os._exit(0)
