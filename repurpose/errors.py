"""What can go wrong, as types.

Every error a user can see is a `RepurposeError`: its message is one sentence that says what is wrong, where, and what
to do. Nothing here prints, logs or exits; `cli` decides how an error is shown and which exit code it gets.
"""


class RepurposeError(Exception):
    """Something failed that a person has to know about (exit code 1)."""

    exit_code = 1


class UsageError(RepurposeError):
    """The caller can fix it: a wrong argument, setting, job file or template (exit code 2)."""

    exit_code = 2


class SettingsError(UsageError):
    """`repurpose.toml` or a `REPURPOSE_*` variable is missing, unreadable or holds a wrong value."""


class JobError(UsageError):
    """A file in `jobs/` cannot be read as a job."""


class TemplateError(UsageError):
    """A template is missing, names something that does not exist, or was stopped for running too long."""


class WorkspaceError(UsageError):
    """There is no workspace here, or its folder cannot be used."""


class ArticleError(RepurposeError):
    """One article file cannot be read; the others are not affected."""


class StoreError(RepurposeError):
    """The database cannot be opened, is not ours, is newer than this program, or is damaged; nothing was sent."""


class Busy(StoreError):
    """Another process holds the database or the workspace longer than we are willing to wait."""


class DraftError(UsageError):
    """A draft does not exist, or is not in a state in which this can be done to it."""


class CardError(RepurposeError):
    """A card cannot be rendered: the text does not fit, a glyph is missing, or the design is broken."""


class MailError(UsageError):
    """A letter cannot be written as a mail: an address or id in the settings is not one."""


class OutputError(RepurposeError):
    """A file under `out/` cannot be written. What was sent stands in the ledger, and the next run writes the file."""


class ChannelError(RepurposeError):
    """A channel did not take a delivery. `permanent` says that trying again cannot help; `effect` says whether the
    remote side may have acted (`"none"`, `"unknown"`)."""

    def __init__(self, message: str, *, permanent: bool = False, effect: str = "none") -> None:
        super().__init__(message)
        self.permanent = permanent
        self.effect = effect
