"""The door to jinja2: a template's name and a view → text.

The user's folder is searched first, the starters second, one file at a time. A starter is rendered right here; as soon
as a file of the user's is involved, rendering moves into a process of its own with bounded time, memory and output, so
that a template without end is stopped and reported and the run goes on. Nothing is decided or composed here.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from repurpose.errors import TemplateError
from repurpose.render import sandbox
from repurpose.render.guard import Guard

__all__ = ["Renderer"]


class Renderer:
    """Renders templates from `folders`: the user's first, the starters last. Safe to use from several threads.

    `seconds` is processor time for one rendering that a template of the user's takes part in.
    """

    def __init__(self, folders: Sequence[Path], *, seconds: float = 5.0) -> None:
        self._folders = tuple(Path(folder).resolve() for folder in folders)
        self._environment = sandbox.environment(self._folders)
        self._guard = Guard(self._folders, seconds)
        self._lock = threading.Lock()
        self._references: dict[tuple[str, bytes], list[str | None]] = {}

    def text(self, name: str, view: Mapping[str, Any]) -> str:
        """The template rendered with `view` (JSON data). Raises `TemplateError`: template, line, what is available."""
        if self._folders[-1:] == self._origins(name):
            return sandbox.render(self._environment, name, view)
        with self._lock:
            return self._guard.text(name, view)

    def sha256(self, name: str) -> str:
        """Hex digest of the template and of every template it includes, extends or imports. Raises `TemplateError`.

        Where a template names another by an expression, all templates count.
        """
        digest = hashlib.sha256()
        for part, (_, data) in sorted(self._closure(name).items()):
            digest.update(f"{part}\0{len(data)}\0".encode())
            digest.update(data)
        return digest.hexdigest()

    def close(self) -> None:
        """Ends the process, where one was started. A renderer that is garbage-collected does this by itself."""
        self._guard.close()

    def _origins(self, name: str) -> tuple[Path, ...]:
        """The folders that the template and all that it needs come from."""
        try:
            return tuple(sorted({folder for folder, _ in self._closure(name).values()}))
        except TemplateError:
            return self._folders if len(self._folders) > 1 else self._folders[-1:]

    def _closure(self, name: str) -> dict[str, tuple[Path, bytes]]:
        found: dict[str, tuple[Path, bytes]] = {}
        waiting = [name]
        while waiting:
            part = waiting.pop()
            if part in found:
                continue
            place = sandbox.locate(self._folders, part)
            if place is None:
                if part == name:
                    raise sandbox.not_found(self._folders, name)
                continue
            data = sandbox.read(place[0], part)
            found[part] = (place[1], data)
            waiting.extend(self._named_by(part, data))
        return found

    def _named_by(self, name: str, data: bytes) -> list[str]:
        if (name, data) not in self._references:
            self._references[name, data] = sandbox.references(self._environment, name, data)
        named = self._references[name, data]
        return [part for part in named if part] if all(named) else sandbox.available(self._folders)
