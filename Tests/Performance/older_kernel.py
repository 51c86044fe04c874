#!/usr/bin/env python3
"""Runs a program as on a kernel that has no Landlock, or neither Landlock nor seccomp: the calls for them fail as they do
there.

  Tests/Performance/older_kernel.py no-landlock|no-locks|same PROGRAM [ARGUMENT...]

"same" lets them through, so that a program can be measured under a filter just as long.
"""
import ctypes
import errno
import os
import platform
import struct
import sys

# The numbers of the calls: landlock_create_ruleset, seccomp, prctl.
LANDLOCK, SECCOMP, PRCTL = {"x86_64": (444, 317, 157), "aarch64": (444, 277, 167)}[platform.machine()]
PR_GET_SECCOMP, PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS = 21, 22, 38
LOAD, EQUAL, RETURN = 0x20, 0x15, 0x06
ALLOW, FAIL = 0x7FFF0000, 0x00050000


def steps(kind):
    landlock = ALLOW if kind == "same" else FAIL | errno.ENOSYS
    seccomp = FAIL | errno.EINVAL if kind == "no-locks" else ALLOW
    return [
        (LOAD, 0, 0, 0),
        (EQUAL, 0, 1, LANDLOCK), (RETURN, 0, 0, landlock),
        (EQUAL, 0, 1, SECCOMP), (RETURN, 0, 0, seccomp),
        (EQUAL, 0, 4, PRCTL),
        (LOAD, 0, 0, 16),
        (EQUAL, 1, 0, PR_GET_SECCOMP), (EQUAL, 0, 1, PR_SET_SECCOMP), (RETURN, 0, 0, seccomp),
        (RETURN, 0, 0, ALLOW),
    ]


def enter(kind):
    """Has this process, and the program that it becomes, live with such a kernel."""
    filter = steps(kind)
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in filter))
    program = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(filter), ctypes.addressof(code)))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) or libc.prctl(PR_SET_SECCOMP, 2, program, 0, 0):
        sys.exit(f"no filter: {os.strerror(ctypes.get_errno())}")


if __name__ == "__main__":
    enter(sys.argv[1])
    os.execvp(sys.argv[2], sys.argv[2:])
