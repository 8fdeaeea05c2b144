"""What the pool and a worker say to each other over a socket.

The pool sends tasks as pickles; a worker answers with frames of a kind, a length and as many bytes. It never
sends a pickle, so that a worker that went astray cannot run anything in the server.
"""

from __future__ import annotations

import json
import pickle
import struct
from collections.abc import Callable, Iterator
from enum import IntEnum
from functools import cache
from pkgutil import resolve_name
from socket import socket
from typing import Any, NamedTuple

from kg.errors import ConfigError, KgError, QueryError, StoreError

_LENGTH = struct.Struct(">I")
_HEADER = struct.Struct(">BI")


class Kind(IntEnum):
    """What a frame from a worker holds."""

    READY = 1
    HEAD = 2
    BODY = 3
    END = 4
    ERROR = 5
    WHOLE = 6


class Task(NamedTuple):
    """A function to run on the store with an outlet for its answer; `byte_limit` bounds what may come out."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    byte_limit: int


class WorkerFailure(Exception):  # noqa: N818 (an error of this package that is nobody's fault but ours)
    """A task ended in an error that nobody expected; the message is its traceback."""


ERRORS: dict[str, type[KgError]] = {kind.__name__: kind for kind in (QueryError, StoreError, ConfigError)}
"""The errors that a worker passes on as what they are."""


def pack_task(task: Task) -> bytes:
    """Return a task as it goes to a worker."""
    function, *rest = task
    data = pickle.dumps((to_name(function), *rest), pickle.HIGHEST_PROTOCOL)
    return _LENGTH.pack(len(data)) + data


@cache
def to_name(function: Callable[..., Any]) -> str:
    """Return the name under which a worker finds a function."""
    return f"{function.__module__}:{function.__qualname__}"


@cache
def to_function(name: str) -> Callable[..., Any]:
    """Return the function of a name."""
    function: Callable[..., Any] = resolve_name(name)
    return function


def read_tasks(link: socket) -> Iterator[Task]:
    """Yield the tasks that come over a socket until its other end is closed."""
    with link.makefile("rb") as stream:
        while len(header := stream.read(_LENGTH.size)) == _LENGTH.size:
            (length,) = _LENGTH.unpack(header)
            name, *rest = pickle.loads(stream.read(length))  # only the process that started this one writes here
            yield Task(to_function(name), *rest)


def pack_frame(kind: Kind, data: bytes | bytearray = b"") -> bytes:
    """Return a frame as it goes to the pool."""
    return _HEADER.pack(kind, len(data)) + data


def unpack_frames(data: bytearray) -> Iterator[tuple[Kind, bytes]]:
    """Yield the whole frames at the beginning of what has come, and take them off it."""
    begin = 0
    try:
        while len(data) - begin >= _HEADER.size:
            kind, length = _HEADER.unpack_from(data, begin)
            end = begin + _HEADER.size + length
            if end > len(data):
                break
            frame = bytes(memoryview(data)[begin + _HEADER.size : end])
            begin = end
            yield Kind(kind), frame
    finally:
        del data[:begin]


def pack_whole(head: bytes, body: bytes | bytearray) -> bytes:
    """Return a short answer as a single frame.

    >>> split_whole(next(unpack_frames(bytearray(pack_whole(b"{}", b"yes"))))[1])
    (b'{}', b'yes')
    """
    return _HEADER.pack(Kind.WHOLE, _LENGTH.size + len(head) + len(body)) + _LENGTH.pack(len(head)) + head + body


def split_whole(data: bytes) -> tuple[bytes, bytes]:
    """Return the head and the body of a short answer."""
    end = _LENGTH.size + _LENGTH.unpack_from(data)[0]
    return data[_LENGTH.size : end], data[end:]


def pack_error(error: BaseException, trace: str = "") -> bytes:
    """Return an error as a frame: one of this package as it is, any other as its traceback.

    >>> frames = list(unpack_frames(bytearray(pack_error(QueryError("a query", "too long")))))
    >>> str(to_error(frames[0][1]))
    'a query: too long'
    """
    known = next((kind for kind in type(error).__mro__ if kind.__name__ in ERRORS), None)
    if known and isinstance(error, KgError):
        told = {"kind": known.__name__, "subject": str(error.subject), "problem": error.problem}
    else:
        told = {"kind": "", "problem": trace or repr(error)}
    return pack_frame(Kind.ERROR, json.dumps(told).encode())


def to_error(data: bytes) -> Exception:
    """Return the error that a frame tells of."""
    told = json.loads(data)
    if told["kind"] not in ERRORS:
        return WorkerFailure(told["problem"])
    return ERRORS[told["kind"]](told["subject"], told["problem"])
