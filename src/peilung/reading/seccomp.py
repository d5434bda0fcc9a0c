"""The kernel filter a reading process puts itself under: what it may still ask of Linux.

A list of what is allowed, not of what is forbidden: a call that nobody thought of is refused too.
Allowed is what reading bytes already in memory needs: memory, time, threads, looking at files and
opening them for reading. Refused with EPERM is the rest: sockets, files opened for writing, starting
programs, new processes, signals to others, tracing. A call newer than this list is answered with
ENOSYS, so that the C library falls back to an older one (as it does for ``clone3``, whose flags a
filter cannot see).

Source: seccomp(2); Documentation/userspace-api/seccomp_filter.rst and the kernel's call tables.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
from collections.abc import Iterable, Iterator

X86_64 = 0xC000003E
AARCH64 = 0xC00000B7
MACHINES = {"x86_64": X86_64, "aarch64": AARCH64}

ALLOW = 0x7FFF0000
KILL_PROCESS = 0x80000000
ERRNO = 0x00050000
NOT_PERMITTED = ERRNO | errno.EPERM
NOT_THERE = ERRNO | 38
"""ENOSYS, by its Linux number: the filter is also built, in tests, where that number differs."""

LOAD, JUMP_EQUAL, JUMP_ABOVE, JUMP_BITS, RETURN = 0x20, 0x15, 0x25, 0x45, 0x06
NUMBER, ARCH, ARGUMENTS = 0, 4, 16

# The same call on x86_64 and on aarch64; None where there is no such call.
_ALWAYS: dict[str, tuple[int, int | None]] = {
    "read": (0, 63), "write": (1, 64), "readv": (19, 65), "writev": (20, 66), "pread64": (17, 67), "preadv": (295, 69),
    "lseek": (8, 62), "close": (3, 57), "close_range": (436, 436), "dup": (32, 23), "fcntl": (72, 25),
    "fstat": (5, 80), "stat": (4, None), "lstat": (6, None), "newfstatat": (262, 79), "statx": (332, 291),
    "statfs": (137, 43), "fstatfs": (138, 44), "access": (21, None), "faccessat": (269, 48), "faccessat2": (439, 439),
    "readlink": (89, None), "readlinkat": (267, 78), "getdents": (78, None), "getdents64": (217, 61),
    "getcwd": (79, 17), "fadvise64": (221, 223), "poll": (7, None), "ppoll": (271, 73), "select": (23, None),
    "pselect6": (270, 72), "mmap": (9, 222), "munmap": (11, 215), "mprotect": (10, 226), "mremap": (25, 216),
    "madvise": (28, 233), "mincore": (27, 232), "brk": (12, 214), "futex": (202, 98), "set_robust_list": (273, 99),
    "get_robust_list": (274, 100), "rseq": (334, 293), "set_tid_address": (218, 96), "arch_prctl": (158, None),
    "membarrier": (324, 283), "sched_yield": (24, 124), "sched_getaffinity": (204, 123), "getcpu": (309, 168),
    "rt_sigaction": (13, 134), "rt_sigprocmask": (14, 135), "rt_sigreturn": (15, 139), "rt_sigpending": (127, 136),
    "sigaltstack": (131, 132), "restart_syscall": (219, 128), "exit": (60, 93), "exit_group": (231, 94),
    "clock_gettime": (228, 113), "clock_getres": (229, 114), "clock_nanosleep": (230, 115), "nanosleep": (35, 101),
    "gettimeofday": (96, 169), "time": (201, None), "times": (100, 153), "getrusage": (98, 165),
    "getrlimit": (97, 163), "getrandom": (318, 278), "uname": (63, 160), "sysinfo": (99, 179), "getpid": (39, 172),
    "getppid": (110, 173), "gettid": (186, 178), "getuid": (102, 174), "geteuid": (107, 175), "getgid": (104, 176),
    "getegid": (108, 177), "getpgrp": (111, None), "getpgid": (121, 155), "getsid": (124, 156),
}  # fmt: skip
_CHECKED: dict[str, tuple[int | None, int | None]] = {
    "open": (2, None), "openat": (257, 56), "ioctl": (16, 29), "clone": (56, 220), "kill": (62, 129),
    "tgkill": (234, 131), "prlimit64": (302, 261), "openat2": (437, 437), "clone3": (435, 435),
}  # fmt: skip
_NEWEST_KNOWN = 462

_WRITING = os.O_WRONLY | os.O_RDWR | 0o100 | 0o1000 | 0o20000000
"""Write access, O_CREAT, O_TRUNC and O_TMPFILE, as Linux numbers them on both machines."""
_THREAD = 0x00010000
_HARMLESS_IOCTLS = (0x5401, 0x5450, 0x5451, 0x541B)
"""TCGETS ("is this a terminal?"), FIONCLEX, FIOCLEX, FIONREAD; not TIOCSTI, which types for the user."""

Instruction = tuple[int, int, int, int]
"""One step of the kernel's filter machine: code, jump if true, jump if false, operand."""


def program(arch: int, pid: int) -> list[Instruction]:
    """The filter for one architecture (``X86_64`` or ``AARCH64``) and the process ``pid``."""
    column = (X86_64, AARCH64).index(arch)
    steps = [(LOAD, 0, 0, ARCH), (JUMP_EQUAL, 1, 0, arch), (RETURN, 0, 0, KILL_PROCESS), (LOAD, 0, 0, NUMBER)]
    for numbers in _ALWAYS.values():
        steps += _on(numbers[column], [(RETURN, 0, 0, ALLOW)])
    for name, checked in _CHECKED.items():
        steps += _on(checked[column], list(_check(name, pid)))
    steps += [(JUMP_ABOVE, 0, 1, _NEWEST_KNOWN), (RETURN, 0, 0, NOT_THERE), (RETURN, 0, 0, NOT_PERMITTED)]
    return steps


def install(steps: Iterable[Instruction]) -> None:
    """Put this process, for good, under the filter. Raises :class:`OSError` where the kernel will not."""
    code = b"".join(struct.pack("=HBBI", *step) for step in steps)
    buffer = ctypes.create_string_buffer(code, len(code))
    header = ctypes.create_string_buffer(struct.pack("@HP", len(code) // 8, ctypes.addressof(buffer)))
    _prctl(_NO_NEW_PRIVILEGES, 1)
    _prctl(_SET_SECCOMP, _FILTER_MODE, ctypes.addressof(header))


_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER_MODE = 38, 22, 2


def _prctl(option: int, first: int, second: int = 0) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    arguments = [ctypes.c_ulong(value) for value in (first, second, 0, 0)]
    if libc.prctl(ctypes.c_int(option), *arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def _on(number: int | None, then: list[Instruction]) -> list[Instruction]:
    """``then`` for the call with this number; ``then`` must end in a return on every way through."""
    return [] if number is None else [(JUMP_EQUAL, 0, len(then), number), *then]


def _check(name: str, pid: int) -> Iterator[Instruction]:
    match name:
        case "open":
            yield from _unless_bits(_low(1), _WRITING)
        case "openat":
            yield from _unless_bits(_low(2), _WRITING)
        case "ioctl":
            yield from _only(_low(1), _HARMLESS_IOCTLS)
        case "clone":
            yield from [(LOAD, 0, 0, _low(0)), (JUMP_BITS, 0, 1, _THREAD), (RETURN, 0, 0, ALLOW)]
            yield RETURN, 0, 0, NOT_PERMITTED
        case "kill" | "tgkill":
            yield from _only(_low(0), (pid,))
        case "prlimit64":
            # Asking for limits only: the new limit is a null pointer, in both halves.
            yield from [(LOAD, 0, 0, _low(2)), (JUMP_EQUAL, 1, 0, 0), (RETURN, 0, 0, NOT_PERMITTED)]
            yield from _only(_low(2) + 4, (0,))
        case _:
            yield RETURN, 0, 0, NOT_THERE


def _unless_bits(offset: int, bits: int) -> list[Instruction]:
    return [(LOAD, 0, 0, offset), (JUMP_BITS, 0, 1, bits), (RETURN, 0, 0, NOT_PERMITTED), (RETURN, 0, 0, ALLOW)]


def _only(offset: int, values: Iterable[int]) -> Iterator[Instruction]:
    yield LOAD, 0, 0, offset
    for value in values:
        yield from [(JUMP_EQUAL, 0, 1, value), (RETURN, 0, 0, ALLOW)]
    yield RETURN, 0, 0, NOT_PERMITTED


def _low(argument: int) -> int:
    """Where the lower half of an argument stands; both machines are little-endian."""
    return ARGUMENTS + 8 * argument
