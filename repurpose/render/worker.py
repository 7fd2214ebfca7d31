"""The process behind `guard`: reads requests, one JSON object a line, and answers each with one line.

Processor time is counted anew for each request. When it is used up, a signal raises inside the template, so the answer
can name the line; a template that is inside one endless operation never gets there and is ended by the system.
"""

from __future__ import annotations

import json
import resource
import signal
import sys
from pathlib import Path
from types import FrameType

from repurpose.errors import TemplateError
from repurpose.render import sandbox

MEMORY = 1 << 30  # bytes of address space
_GRACE = 2  # seconds of processor time between the signal and the end


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise sandbox.TooLong


def _limit(seconds: float) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = int(used.ru_utime + used.ru_stime + seconds) + _GRACE
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
    signal.setitimer(signal.ITIMER_PROF, seconds)


def main(arguments: list[str]) -> None:
    """`seconds` and the folders; ends with standard input."""
    seconds, folders = float(arguments[0]), [Path(folder) for folder in arguments[1:]]
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, hard))
    signal.signal(signal.SIGPROF, _stop)
    environment = sandbox.environment(folders)
    for line in sys.stdin:
        request = json.loads(line)
        _limit(seconds)
        try:
            answer = {"text": sandbox.render(environment, request["name"], request["view"])}
        except TemplateError as error:
            answer = {"error": str(error)}
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
