"""TOML text of one job file → `Job`, strictly.

A job says when it runs, which articles it picks, what it makes of them and how that is approved and delivered. Nothing
here reads a file or a clock; a wrong key, type or value is a `JobError` that names file, table and key.
"""

from __future__ import annotations

import datetime as dt
import difflib
import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails

from repurpose.errors import JobError
from repurpose.model import NETWORKS, Kind, Language, Network

_SPAN = re.compile(r"([0-9]{1,6})(m|h|d|w)")
_LONGEST = 52_000  # weeks, a thousand years: what is added to any planned time stays in the calendar
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_NAMED = 3  # faults of a file that are named
#: Types of pydantic's errors whose words are not those of TOML.
_WORDS = {
    "string_type": "write a text in quotes",
    "int_type": "write a whole number (an integer) without quotes",
    "bool_type": "write true or false without quotes",
    "too_short": "write at least one",
    "string_pattern_mismatch": "write lower-case letters, digits and hyphens",
}
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")


def timespan(value: object) -> dt.timedelta:
    """`"90m"`, `"6h"`, `"14d"`, `"2w"` as a timedelta, at most a thousand years; ValueError says what is accepted."""
    if isinstance(value, dt.timedelta):
        return value
    match = _SPAN.fullmatch(value) if isinstance(value, str) else None
    if match is None or int(match[1]) == 0:
        raise ValueError('give a whole number and a unit of m, h, d or w, like "6h" or "14d"')
    span = dt.timedelta(**{_UNITS[match[2]]: int(match[1])})
    if span > dt.timedelta(weeks=_LONGEST):
        raise ValueError(f'give at most "{_LONGEST}w", which is about a thousand years')
    return span


def _cooldown(value: object) -> dt.timedelta | None:
    return None if value == "never" else timespan(value)


#: What a letter's subject may ask for, in braces.
FILLED_IN = ("title", "date")
_BRACED = re.compile(r"[{｛]([^{}｛｝]{0,200})[}｝]")


def _subject(value: str) -> str:
    known = [f"{{{name}}}" for name in FILLED_IN]
    for match in _BRACED.finditer(value):
        if match[0] not in known:
            raise ValueError(f'"{match[0]}" is not filled in by anything; write {" or ".join(known)}')
    return value


def _plain(value: str) -> str:
    for match in _BRACED.finditer(value):
        if match[1] in FILLED_IN:
            raise ValueError(f'"{match[0]}" is filled in in `subject` only; write it out here')
    return value


TimeSpan = Annotated[dt.timedelta, BeforeValidator(timespan)]


class Strict(BaseModel):
    """A table of a TOML file: unknown keys are refused, values are never changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def as_tuple(value: object) -> object:
    """TOML has lists only; ours are tuples."""
    return tuple(value) if isinstance(value, list) else value


Words = Annotated[tuple[str, ...], BeforeValidator(as_tuple)]


class Picking(Strict):
    """The `[pick]` table: which articles a slot gets."""

    count: int = Field(default=1, ge=1, le=100)
    order: Literal["newest", "longest-unused"] = "newest"
    within: TimeSpan | None = None  # only articles at most this old at the slot's time
    tags: Words = ()  # at least one of these
    categories: Words = ()
    languages: Annotated[tuple[Language, ...], BeforeValidator(as_tuple)] = ()
    exclude_tags: Words = ()
    #: `"never"` (the default): an article that this job used is never used by it again; `"30d"`: after 30 days it may be.
    cooldown: Annotated[dt.timedelta | None, BeforeValidator(_cooldown)] = None
    one_per: Annotated[tuple[Literal["episode", "speaker"], ...], BeforeValidator(as_tuple)] = ()


class Make(Strict):
    """One `[[make]]` table: what is made of the picked articles, and from which template."""

    kind: Kind
    template: str | None = None  # None: the starter of that kind
    networks: Annotated[tuple[Network, ...], BeforeValidator(as_tuple)] = NETWORKS  # threads only
    sizes: Words = ("1200x630", "1080x1350")  # cards only, width x height in pixels
    per_article: int = Field(default=1, ge=1, le=10)  # cards only: at most so many of one article
    #: newsletters only; {title} and {date} are filled in
    subject: Annotated[str, AfterValidator(_subject)] | None = Field(default=None, max_length=200)
    #: newsletters only, plain text
    intro: Annotated[str, AfterValidator(_plain)] | None = Field(default=None, max_length=2000)
    quotes: int = Field(default=3, ge=0, le=5)  # newsletters only: quotations a section

    @model_validator(mode="after")
    def _sizes_are_pixels(self) -> Make:
        for size in self.sizes:
            match = re.fullmatch(r"([0-9]{3,4})x([0-9]{3,4})", size)
            if match is None or not all(200 <= int(side) <= 4096 for side in match.groups()):
                raise ValueError(f'size "{size}" is not like "1200x630" (200 to 4096 pixels a side)')
        return self


class Job(Strict):
    """One file of `jobs/`."""

    name: str
    title: str = ""
    schedule: str | None = None  # five cron fields, weekday names only; None: only by hand
    timezone: str | None = None  # None: the site's
    missed: Literal["run", "latest", "skip"] = "latest"
    late: TimeSpan | None = None  # a time missed by more than this is skipped; None: never too late
    approve: Literal["auto", "hand"] = "hand"
    pick: Picking = Picking()
    make: Annotated[tuple[Make, ...], BeforeValidator(as_tuple)] = Field(min_length=1)
    channels: Words = ("outbox",)
    not_after: TimeSpan | None = None  # a delivery not made this long after its slot's time expires


def parse(name: str, text: str) -> Job:
    """The job in `text`, the content of `jobs/<name>.toml`. Raises `JobError`: file, table, key, what to do."""
    where = f"jobs/{name}.toml"
    if not NAME.fullmatch(name):
        raise JobError(
            f"{where}: a job's file name takes lower-case letters a-z, digits and hyphens; rename the file."
        )
    try:
        data: dict[str, Any] = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise JobError(f"{where} is not valid TOML: {error}; mend that line.") from None
    if "name" in data:
        raise JobError(
            f"{where}: key `name` is not allowed, the file's name is the job's name; remove the line."
        )
    try:
        return Job(name=name, **data)
    except ValidationError as error:
        raise JobError(sentence(where, error, Job)) from None


def sentence(
    where: str,
    error: ValidationError,
    model: type[BaseModel] | None = None,
    other: Mapping[str, str] | None = None,
) -> str:
    """Up to three faults of a validation as one sentence that names file, table and key; more are counted.

    `model`: the table that was read, whose keys are offered for one that is unknown. `other`: key → where its value comes
    from, for what does not stand in the file `where`.
    """
    found = error.errors(include_url=False, include_context=False)
    said: list[str] = []
    stands = ""
    for fault in found[:_NAMED]:
        key = ".".join(str(part + 1) if isinstance(part, int) else part for part in fault["loc"])
        place = (other or {}).get(re.sub(r"(\.[0-9]{1,9}){1,9}\Z", "", key), where)
        said.append(
            (f"{place}: " if place != stands else "") + _fault(fault, key or "the file", model or Job)
        )
        stands = place
    more = f" ({len(found) - _NAMED} more after it)" if len(found) > _NAMED else ""
    return f"{'; '.join(said)}{more}."


def _fault(fault: ErrorDetails, key: str, model: type[BaseModel]) -> str:
    if fault["type"] == "extra_forbidden":
        return f"unknown key `{key}`; {_meant(fault['loc'], model)}"
    if fault["type"] == "missing":
        return f"key `{key}` is missing; add " + ("a table [[make]]" if key == "make" else "it")
    if fault["type"] in ("tuple_type", "model_type"):
        return f"key `{key}`: {_shape(fault)}"
    what = _WORDS.get(fault["type"]) or fault["msg"].removeprefix("Value error, ").rstrip(".")
    what = re.sub(r"[\x00-\x1f\x7f]+", " ", what)
    return f"key `{key}`: {what[:1].lower()}{what[1:]}"


def _shape(fault: ErrorDetails) -> str:
    """What TOML takes where a list or a table is asked for, with the value that was given where that is a text."""
    last = next((part for part in reversed(fault["loc"]) if isinstance(part, str)), "")
    given = fault["input"]
    if last == "make":
        return "write it in double brackets, [[make]], once for each thing that is made"
    if fault["type"] == "model_type":
        return f"write a table, [{last}], with its keys on the lines below"
    example = given if isinstance(given, str) and len(given) < 80 else "content/posts"
    return f"write a list, like {last} = {json.dumps([example], ensure_ascii=False)}"


def _meant(loc: tuple[str | int, ...], model: type[BaseModel]) -> str:
    """The known key that is nearest to an unknown one, in its own table or, spelled as it is, in another."""
    table, *_ = [*_tables(model, loc[:-1]), model]
    wrong = str(loc[-1])
    near = difflib.get_close_matches(wrong, _keys(table), n=1)
    if near:
        return f"perhaps `{near[0]}` is meant"
    for name, field in model.model_fields.items():
        inner = _inner(field.annotation)
        if inner is not None and inner is not table and wrong in _keys(inner):
            return f"it belongs in the table `{name}`"
    if wrong in _keys(model):
        return "it belongs above the first table"
    return f"remove it; the keys known here: {', '.join(_keys(table))}"


def _keys(model: type[BaseModel]) -> list[str]:
    return sorted(
        field.alias or name for name, field in model.model_fields.items() if (model, name) != (Job, "name")
    )


def _tables(model: type[BaseModel], loc: Sequence[str | int]) -> Iterator[type[BaseModel]]:
    """The table at a place below `model`; nothing where there is none."""
    for part in loc:
        if isinstance(part, str):
            field = model.model_fields.get(part)
            inner = _inner(field.annotation) if field else None
            if inner is None:
                return
            model = inner
    yield model


def _inner(annotation: Any) -> type[BaseModel] | None:
    """The table in an annotation: itself, or what a tuple is of."""
    for each in (annotation, *get_args(annotation)):
        if isinstance(each, type) and issubclass(each, BaseModel):
            return each
    return None
