"""What a template may do: an immutable sandbox with strict names, escaping by output, and errors that say where.

No clock and no chance: the filter `random` and the function `lipsum` are taken out, so the same view gives the same
text. What stops a template that never ends is `guard`, not this module.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

import jinja2
from jinja2 import meta
from jinja2.sandbox import ImmutableSandboxedEnvironment

from repurpose.errors import TemplateError
from repurpose.text import columns

ESCAPED = frozenset((".html", ".htm", ".xml", ".xhtml", ".svg"))
SUFFIX = ".j2"
LARGEST_FILE = 512 * 1024  # bytes of a template
LARGEST_TEXT = 5_000_000  # characters that a template may print


class TooLong(Exception):
    """Raised inside a template that has used up its time."""


class _Strict(jinja2.StrictUndefined):
    """A name that does not exist is an error wherever it is used, and the error says which names do."""

    @property
    def _undefined_message(self) -> str:
        name, owner = str(self._undefined_name), self._undefined_obj
        if self._undefined_hint:
            return self._undefined_hint
        if isinstance(owner, Mapping):
            return f'"{name}" is not there; {_offer(name, map(str, owner))}'
        if owner is jinja2.utils.missing:
            return f'"{name}" is not defined'
        return f'"{name}" is not there: a {type(owner).__name__} has no such part'


class _Folders(jinja2.BaseLoader):
    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)

    def get_source(
        self,
        environment: jinja2.Environment,  # noqa: ARG002 - jinja2's signature
        template: str,
    ) -> tuple[str, str, Callable[[], bool]]:
        place = locate(self._folders, template)
        if place is None:
            raise jinja2.TemplateNotFound(template)
        path = place[0]
        changed = path.stat().st_mtime_ns
        text = _decoded(read(path, template), template)
        return text, template, lambda: path.is_file() and path.stat().st_mtime_ns == changed

    def list_templates(self) -> list[str]:
        return available(self._folders)


def environment(folders: Sequence[Path]) -> jinja2.Environment:
    """Jinja2 as templates of this house see it."""
    made = ImmutableSandboxedEnvironment(
        loader=_Folders(folders),
        undefined=_Strict,
        autoescape=escapes,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.pop("random")
    made.globals.pop("lipsum")
    made.filters["wrap"] = columns.wrap
    return made


def escapes(name: str | None) -> bool:
    """Whether what is printed into this template is escaped: the suffix before `.j2` decides."""
    return name is None or PurePosixPath(name.removesuffix(SUFFIX)).suffix.lower() in ESCAPED


def render(made: jinja2.Environment, name: str, view: Mapping[str, Any]) -> str:
    """The template's text. Raises `TemplateError`."""
    try:
        return _bounded(made.get_template(name).generate(view), name)
    except TemplateError:
        raise
    except jinja2.TemplateNotFound as error:
        folders = made.loader.list_templates() if made.loader else []
        raise _missing(str(error.name), folders) from None
    except jinja2.TemplateSyntaxError as error:
        raise _wrong_syntax(error, name) from None
    except Exception as error:  # noqa: BLE001 - a template is a program: whatever it raises is its author's to see
        raise TemplateError(_told(error, name, view, made)) from None


def _bounded(chunks: Iterable[str], name: str) -> str:
    kept: list[str] = []
    printed = 0
    for chunk in chunks:
        printed += len(chunk)
        if printed > LARGEST_TEXT:
            raise TemplateError(
                f"Template {name} was stopped: it prints more than {LARGEST_TEXT:,} characters; look for a loop in it."
            )
        kept.append(chunk)
    return "".join(kept)


def _told(error: Exception, name: str, view: Mapping[str, Any], made: jinja2.Environment) -> str:
    where = _where(error, name, made)
    if isinstance(error, jinja2.UndefinedError):
        what = str(error.message)
        if what.endswith("is not defined"):
            missing = what.split('"')[1]
            what = f"{what}; {_offer(missing, view)}"
        return f"Template {where}: {what}."
    if isinstance(error, TooLong):
        return f"Template {where} was stopped: it runs too long; look for a loop in it."
    if isinstance(error, MemoryError):
        return f"Template {where} was stopped: it needs too much memory; make what it builds smaller."
    if isinstance(error, RecursionError):
        return (
            f"Template {where} was stopped: it nests too deep or calls itself without end; make it simpler."
        )
    what = _sentence(str(error)) or type(error).__name__
    return f"Template {where}: {what}; mend that line."


def _where(error: Exception, name: str, made: jinja2.Environment) -> str:
    """Template and line: jinja2 rewrites the traceback so that its frames are those of the templates."""
    known = set(made.loader.list_templates()) if made.loader else set()
    place, trace = name, error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file in known:
            place = f"{file}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return place


def _sentence(message: str | None) -> str:
    return " ".join((message or "").split()).rstrip(".")[:300]


def _offer(name: str, names: Iterable[str]) -> str:
    all_names = sorted(names)
    close = difflib.get_close_matches(name, all_names, n=1)
    meant = f'did you mean "{close[0]}"? ' if close else ""
    return f"{meant}available: {', '.join(all_names[:60]) or 'nothing'}"


def _missing(name: str, known: Sequence[str]) -> TemplateError:
    return TemplateError(f'There is no template "{name[:200]}"; {_offer(name[:200], known)}.')


def not_found(folders: Sequence[Path], name: str) -> TemplateError:
    """The error for a template that is in none of the folders."""
    return _missing(name, available(folders))


def available(folders: Sequence[Path]) -> list[str]:
    """The names of all text templates (`*.j2`) in the folders, sorted."""
    found = {
        path.relative_to(folder).as_posix()
        for folder in folders
        if folder.is_dir()
        for path in folder.rglob(f"*{SUFFIX}")
        if path.is_file()
    }
    return sorted(found)


def locate(folders: Sequence[Path], name: str) -> tuple[Path, Path] | None:
    """The file that `name` means, and its folder: the first folder that has it. Never a file outside its folder."""
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or "\0" in name or "\\" in name:
        return None
    for folder in folders:
        path = folder.joinpath(*parts)
        if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
            return path, folder
    return None


def read(path: Path, name: str) -> bytes:
    """A template's bytes. Raises `TemplateError` where it cannot be read or is too large."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise TemplateError(
                f"Template {name} is larger than {LARGEST_FILE // 1024} kB; take out what is not a template."
            )
        return path.read_bytes()
    except OSError as error:
        raise TemplateError(f"Template {name} cannot be read: {error.strerror}; check the file.") from None


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TemplateError(
            f"Template {name}, line {line}: this is not UTF-8; save the file as UTF-8."
        ) from None


def references(made: jinja2.Environment, name: str, data: bytes) -> list[str | None]:
    """The templates that this one names; None for one that it names by an expression. Raises `TemplateError`."""
    try:
        return list(meta.find_referenced_templates(made.parse(_decoded(data, name), name)))
    except jinja2.TemplateSyntaxError as error:
        raise _wrong_syntax(error, name) from None
    except (RecursionError, MemoryError):
        raise TemplateError(f"Template {name} nests too deep to be read; make it simpler.") from None


def _wrong_syntax(error: jinja2.TemplateSyntaxError, name: str) -> TemplateError:
    where = f"{error.name or name}, line {error.lineno}"
    return TemplateError(f"Template {where}: {_sentence(error.message)}; mend that line.")
