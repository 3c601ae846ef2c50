# Tries every kind of socket. Only this machine is ever a target.
import os
import socket
import sys


def attempt(name, work):
    try:
        print("DID", name, work())
    except OSError as error:
        print("no", name, error.strerror)


def connect(family, address):
    stream = socket.socket(family)
    stream.settimeout(1)
    stream.connect(address)
    return stream.recv(20)


def datagram():
    return socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", 47002))


attempt("tcp", lambda: connect(socket.AF_INET, ("127.0.0.1", int(sys.argv[1]) if len(sys.argv) > 1 else 47001)))
attempt("tcp 6", lambda: connect(socket.AF_INET6, ("::1", 47001)))
attempt("udp", datagram)
attempt("abstract unix", lambda: connect(socket.AF_UNIX, "\0grader-abstract"))
attempt("raw", lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, 1))
attempt("netlink", lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0))
attempt("pair", socket.socketpair)
attempt("interfaces", socket.if_nameindex)
