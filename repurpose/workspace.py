"""The editor's folder: finding it, reading its settings, jobs and templates, and making a new one.

A workspace is a folder with `repurpose.toml` in it. Values come from defaults, the file, `REPURPOSE_*` variables and
flags, in that order, and each remembers where it came from. Nothing is published or stored from here.
"""

from __future__ import annotations

import dataclasses
import difflib
import shutil
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ValidationError

from repurpose import jobs, schedule
from repurpose.errors import JobError, SettingsError, WorkspaceError
from repurpose.jobs import Job
from repurpose.model import Problem, Severity
from repurpose.settings import Settings

FILE = "repurpose.toml"
_PREFIX = "REPURPOSE_"
_NOT_SETTINGS = frozenset({"REPURPOSE_WORKSPACE", "REPURPOSE_EVAL_DATA"})
_MADE = ("cards", "newsletters", "summaries", "threads")  # folders of `out`
_LARGEST = 1 << 20  # bytes of a settings or job file; more is a mistake


@dataclasses.dataclass(frozen=True, slots=True)
class Workspace:
    """A loaded workspace. `origins` maps each dotted key that is not a default to where its value came from."""

    root: Path
    settings: Settings
    origins: Mapping[str, str]

    @property
    def out(self) -> Path:
        """Where files for reading, pasting and serving are written."""
        return self.root / self.settings.out

    @property
    def database(self) -> str:
        """The ledger's address: a PostgreSQL URL as it stands, else SQLite in a file of the workspace."""
        value = self.settings.database
        return value if "://" in value else f"sqlite:///{(self.root / value).absolute()}"

    @property
    def private(self) -> Path:
        """Where locks and rendered cards are kept; safe to delete while nothing runs."""
        return self.root / ".repurpose"

    @property
    def written(self) -> tuple[Path, ...]:
        """The folders into which the program writes: what is in them is no article."""
        # Those of each kind too, since `out` may be the folder of the articles itself.
        return (self.private, self.out, *(self.out / name for name in _MADE))

    @property
    def templates(self) -> tuple[Path, ...]:
        """Where templates are looked up: the workspace's own first, the starters second."""
        own, ours = self.root / "templates", starters() / "templates"
        return (ours,) if own.resolve() == ours.resolve() else (own, ours)

    @property
    def fonts(self) -> tuple[Path, ...]:
        """Folders and files of more fonts, as the settings name them."""
        return tuple(self.root / name for name in self.settings.cards.fonts)

    def jobs(self) -> dict[str, Job | JobError]:
        """Every file of `jobs/` by name, read, or the error that it gives."""
        found: dict[str, Job | JobError] = {}
        for name in self.names():
            try:
                found[name] = self.job(name)
            except JobError as error:
                found[name] = error
        return found

    def names(self) -> list[str]:
        """The names of the files in `jobs/`, in order, those that cannot be a job's among them."""
        return sorted(path.stem for path in (self.root / "jobs").glob("*.toml"))

    def job(self, name: str) -> Job:
        """One job, checked. Raises `JobError`."""
        path = self.root / "jobs" / f"{name}.toml"
        if not jobs.NAME.fullmatch(name) and name in self.names():
            raise JobError(
                f"jobs/{name}.toml: a job's file name takes lower-case letters a-z, digits and hyphens; rename the file."
            )
        if not jobs.NAME.fullmatch(name) or not path.is_file():
            known = ", ".join(self.names()) or "none"
            raise JobError(f'There is no job "{name}" in {self.root / "jobs"}; the jobs there: {known}.')
        job = jobs.parse(name, _read(path, JobError))
        try:
            if job.schedule is not None:
                schedule.check(job.schedule)
            zone_of(job, self.settings)
        except JobError as error:
            raise JobError(f"jobs/{name}.toml: {error}") from None
        for channel in job.channels:
            if channel != "outbox":
                raise JobError(
                    f'jobs/{name}.toml: there is no channel "{channel}"; the one there is: outbox.'
                )
        return job


def zone_of(job: Job, settings: Settings) -> ZoneInfo:
    """The zone in which a job's labels are meant. Raises `JobError`."""
    name = job.timezone or settings.site.timezone
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise JobError(f'key `timezone`: "{name}" is not a time zone like "Asia/Taipei"; mend it.') from None


def starters() -> Path:
    """The starter jobs, templates and sample articles: inside the installed package, or the checkout's own."""
    inside = Path(__file__).parent / "_starters"
    return inside if inside.is_dir() else Path(__file__).parent.parent


def find(start: Path) -> Path:
    """The nearest folder with `repurpose.toml`, from `start` upward. Raises `WorkspaceError`."""
    for folder in (start, *start.parents):
        if (folder / FILE).is_file():
            return folder
    raise WorkspaceError(
        f"There is no {FILE} in {start} or above it; go to your workspace, name it with --workspace, or make one with `repurpose init`."
    )


def load(root: Path, environ: Mapping[str, str], flags: Mapping[str, object] | None = None) -> Workspace:
    """The workspace in `root`, its settings read and checked. Raises `WorkspaceError` or `SettingsError`."""
    path = root / FILE
    if not path.is_file():
        raise WorkspaceError(f"There is no {FILE} in {root}; make a workspace there with `repurpose init`.")
    try:
        data = tomllib.loads(_read(path, SettingsError))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"{path} is not valid TOML: {error}; mend that line.") from None
    origins = dict.fromkeys(_flat(data), FILE)
    leaves = _leaves(Settings)
    for variable, key in sorted((_variable(key), key) for key in leaves):
        if variable in environ:
            _put(data, key, _value(environ[variable], leaves[key]))
            origins[key] = variable
    _refuse_unknown(environ, leaves)
    for key, value in (flags or {}).items():
        _put(data, key, value)
        origins[key] = "the command line"
    try:
        settings = Settings(**data)
    except ValidationError as error:
        other = {key: origin for key, origin in origins.items() if origin != FILE}
        raise SettingsError(jobs.sentence(str(path), error, Settings, other)) from None
    return Workspace(root, settings, origins)


def explain(workspace: Workspace) -> list[tuple[str, str, str]]:
    """Every setting as (key, value, where it came from), for `status --settings`; addresses with a password masked."""
    values = _flat(workspace.settings.model_dump(by_alias=True))
    return [
        (key, _masked(value) if key == "database" else _shown(value), workspace.origins.get(key, "default"))
        for key, value in values.items()
    ]


def missing(workspace: Workspace) -> tuple[Problem, ...]:
    """The settings without which something made is worse than it should be; each says what it is for."""
    site, mail = workspace.settings.site, workspace.settings.mail
    wanted = [
        (site.url != "https://example.org/", "site.url", "the feed and every link to an article"),
        (site.title != "My letter", "site.title", "the feed's and the letter's name"),
        (site.author, "site.author", "the feed's author"),
        (mail.sender, "mail.from", "the newsletter's sender"),
        (mail.list_id, "mail.list_id", "the List-Id header, by which mailboxes sort the letter"),
        (mail.unsubscribe, "mail.unsubscribe", "the unsubscribe link, which large mailbox providers demand"),
        (
            mail.address,
            "mail.address",
            "the postal address in the footer, which the law of many countries demands",
        ),
    ]
    return tuple(
        Problem("setting-missing", f"{FILE}: `{key}` is not set; it is {use}.", Severity.WARNING, key)
        for present, key, use in wanted
        if not present
    )


def init(target: Path) -> Workspace:
    """Make a workspace in `target` from the starters, and prove it by loading it. Raises `WorkspaceError`.

    A folder with files in it is refused, so that nothing a person wrote is ever overwritten.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise WorkspaceError(f"{target} is there already and not empty; name a new folder.")
    source = starters()
    try:
        target.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / FILE, target / FILE)
        for folder in ("jobs", "articles"):
            shutil.copytree(source / folder, target / folder)
        (target / "templates").mkdir()
        (target / ".gitignore").write_text("/state.db*\n/out/\n/.repurpose/\n", encoding="utf-8")
    except OSError as error:
        raise WorkspaceError(
            f"{target} cannot be written ({error.strerror}); choose another folder."
        ) from None
    made = load(target, {})
    for job in made.jobs().values():
        if isinstance(job, JobError):
            raise job
    return made


def _read(path: Path, kind: type[SettingsError] | type[JobError]) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise kind(f"{path} is larger than 1 MiB; that cannot be meant.")
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise kind(f"{path} cannot be read ({error.strerror}); check its rights.") from None
    except UnicodeDecodeError as error:
        raise kind(f"{path} is not UTF-8 (byte {error.start}); save it as UTF-8.") from None


def _flat(data: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in data.items():
        if isinstance(value, Mapping):
            flat.update(_flat(value, f"{prefix}{key}."))
        else:
            flat[prefix + key] = value
    return flat


def _leaves(model: type[BaseModel], prefix: str = "") -> dict[str, Any]:
    leaves: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        key = prefix + (field.alias or name)
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            leaves.update(_leaves(field.annotation, f"{key}."))
        else:
            leaves[key] = field.annotation
    return leaves


def _variable(key: str) -> str:
    return _PREFIX + key.replace(".", "_").upper()


def _value(text: str, annotation: Any) -> object:
    """A variable's text as the key's type: numbers, true/false and arrays as in TOML, everything else as it stands."""
    if annotation in (int, bool) or str(annotation).startswith(("tuple", "typing.Annotated[tuple")):
        try:
            return tomllib.loads(f"value = {text}")["value"]
        except tomllib.TOMLDecodeError:
            return text
    return text


def _refuse_unknown(environ: Mapping[str, str], leaves: Iterable[str]) -> None:
    known = {_variable(key) for key in leaves} | _NOT_SETTINGS
    for name in sorted(environ):
        if name.startswith(_PREFIX) and name not in known:
            raise SettingsError(f"The environment variable {name} is no setting; {_near(name, known)}.")


def _near(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, sorted(known), n=1)
    return f"perhaps {near[0]} is meant" if near else "unset it or check its spelling"


def _put(data: dict[str, Any], key: str, value: object) -> None:
    *tables, last = key.split(".")
    for table in tables:
        inner = data.setdefault(table, {})
        if not isinstance(inner, dict):
            return  # the file's own fault, which validation names
        data = inner
    data[last] = value


def _masked(value: object) -> str:
    head, separator, rest = str(value).partition("://")
    if not separator or head == "sqlite":
        return str(value)
    who, _, where = rest.rpartition("@")
    place, _, query = where.partition("?")  # a password may also stand there
    return f"{head}://{'…@' if who else ''}{place}{'?…' if query else ''}"


def _shown(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(str(item) for item in value)
    return "" if value is None else str(value)
