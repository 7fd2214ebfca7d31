"""How long-lived commands log: one event, one line, on standard error, whatever a file's name or an error holds."""

from __future__ import annotations

import datetime as dt
import logging
import sys

from repurpose.cli import masked


def to_stderr(*others: str) -> None:
    """Log to standard error from INFO on; of the loggers named in `others` only what is worse."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(OneLine("%(asctime)s %(levelname)s %(message)s"))
    for name, level in (("repurpose", logging.INFO), *((other, logging.ERROR) for other in others)):
        logger = logging.getLogger(name)
        logger.handlers[:] = [handler]
        logger.setLevel(level)
        logger.propagate = False


class OneLine(logging.Formatter):
    """One event, one line."""

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802, ARG002  stdlib's name
        """UTC, to the second."""
        return dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="seconds")

    def format(self, record: logging.LogRecord) -> str:
        """The line, without passwords; a traceback shrinks to what was raised."""
        record.exc_text = repr(record.exc_info[1]) if record.exc_info else None
        return masked(super().format(record).replace("\r", "\\r").replace("\n", "\\n"))
