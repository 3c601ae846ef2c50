# Uses the processor for ever, and ignores the signals that it can.
import signal

for name in (signal.SIGTERM, signal.SIGINT, signal.SIGXCPU, signal.SIGHUP):
    signal.signal(name, signal.SIG_IGN)
print("looping")
while True:
    pass
