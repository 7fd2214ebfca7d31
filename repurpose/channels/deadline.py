"""A deadline for a whole exchange. A server that sends one byte a second never trips a timeout that counts per read."""

from __future__ import annotations

import contextlib
import os
import socket
import threading
import time
from types import TracebackType
from typing import Self


class Watchdog:
    """Cuts the connection it guards when `seconds` are over, whatever the other thread is waiting for."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True
        self._lock = threading.Lock()
        self._guarded: list[socket.socket] = []

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        with self._lock:
            for each in self._guarded:
                each.close()
            self._guarded.clear()

    def left(self) -> float:
        """Seconds that are left, at least 0."""
        return max(0.0, self._end - time.monotonic())

    def check(self) -> None:
        """Raises `TimeoutError` when the time is over."""
        if not self.left():
            raise TimeoutError

    def guard(self, connection: socket.socket) -> None:
        """Guards a connection, through a duplicate: TLS takes the original's place, and the other thread closes it."""
        with self._lock:
            self._guarded.append(socket.socket(fileno=os.dup(connection.fileno())))
        if not self.left():
            self._cut()

    def _cut(self) -> None:
        with self._lock:
            for each in self._guarded:
                with contextlib.suppress(OSError):  # it may be closed already, and that is as good
                    each.shutdown(socket.SHUT_RDWR)
