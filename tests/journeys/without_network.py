"""Runs a command that can reach no other computer: python -m tests.journeys.without_network COMMAND…

In a network namespace of its own, which has no route; where neither root nor the kernel's rules for users allow one, behind
a filter of system calls that refuses every socket of the Internet. Says on standard error which of the two it was.
"""

import ctypes
import os
import platform
import struct
import sys

NEW_USER, NEW_NET = 0x10000000, 0x40000000
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
_SOCKET = {"x86_64": 41, "aarch64": 198}
_AF_INET, _AF_INET6 = 2, 10
_EACCES = 13


def close_the_door() -> str:
    """How it was closed."""
    libc = ctypes.CDLL(None, use_errno=True)
    for flags, name in ((NEW_NET, "namespace"), (NEW_USER | NEW_NET, "namespace of a user")):
        if libc.unshare(flags) == 0:
            return name
    _filter(libc)
    return "filter"


def _filter(libc: ctypes.CDLL) -> None:
    """Sockets of the Internet are refused, to this process and all that it starts (seccomp, BPF)."""
    load, jump, give = 0x20, 0x15, 0x06
    allow, refuse = 0x7FFF0000, 0x00050000 | _EACCES
    program = [
        (load, 0, 0, 0),  # the number of the call
        (jump, 0, 3, _SOCKET[platform.machine()]),
        (load, 0, 0, 16),  # its first argument
        (jump, 2, 0, _AF_INET),
        (jump, 1, 0, _AF_INET6),
        (give, 0, 0, allow),
        (give, 0, 0, refuse),
    ]
    code = b"".join(struct.pack("HBBI", *step) for step in program)
    kept = ctypes.create_string_buffer(code)
    told = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(program), ctypes.addressof(kept)))
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or libc.prctl(_SECCOMP, _FILTER, told):
        raise OSError(ctypes.get_errno(), "the door stays open")


if __name__ == "__main__":
    sys.stderr.write(f"{close_the_door()}\n")
    sys.stderr.flush()
    os.execvp(sys.argv[1], sys.argv[1:])
