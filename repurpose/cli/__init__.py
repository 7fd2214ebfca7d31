"""The command line: one module a command, loaded only when it is called.

Results go to standard output, talk to standard error. Exit codes: 0 done; 1 something failed, and it says what was done
and what was not; 2 the caller can fix it. No traceback reaches a user unless `REPURPOSE_DEBUG` is set. This module may
import nothing but click, so that `--help` is quick.
"""

from __future__ import annotations

import gc
import importlib
import io
import os
import re
import sys

import click

from repurpose import __version__
from repurpose.errors import RepurposeError

_OBJECTS = 20_000  # made and not freed, before the newest are searched for cycles
#: name → (module in this package, one line of help)
COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("init", "Make a workspace with starter jobs and sample articles."),
    "check": ("check", "Check settings, jobs, templates and articles without running anything."),
    "run": ("run", "Make a job's latest due slot: drafts, files, feed."),
    "daemon": ("daemon", "Run all jobs when they are due, until stopped."),
    "articles": ("articles", "List what is stored, and what was made of it."),
    "inspect": ("inspect", "Print what is understood of article files."),
    "drafts": ("drafts", "List drafts with their states and problems."),
    "show": ("show", "Print one draft beside its sources."),
    "edit": ("edit", "Edit a draft; it is reviewed and proved again."),
    "approve": ("approve", "Approve drafts for delivery."),
    "reject": ("reject", "Reject a draft, with a reason."),
    "resolve": ("resolve", "Say whether a delivery in doubt arrived."),
    "status": ("status", "Print the ledger's balance and the next times."),
    "verify": ("verify", "Prove every quotation of every draft against its source file."),
    "count": ("count", "Count texts as the networks count them."),
    "templates": ("templates", "List templates, or copy a starter for editing."),
    "backup": ("backup", "Copy the ledger, also while the daemon runs."),
    "restore": ("restore", "Put a backup in the ledger's place; nothing is sent until `resume`."),
    "resume": ("resume", "Let deliveries go on after a restore."),
    "doctor": ("doctor", "Look for faults of this machine and this workspace."),
    "worker": ("worker", "Work on jobs from a PostgreSQL queue (needs the postgres extra)."),
}


_IN_ADDRESS = r"(://[^\s:/@]{0,99}:)\S{1,200}@"
_IN_QUERY = r"(password=)[^\s&]{1,200}"


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called, not when they are listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature, here and below
        """All names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command, imported now; a close name is suggested by click."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"repurpose.cli.{COMMANDS[cmd_name][0]}").command
        assert isinstance(command, click.Command)  # noqa: S101  every module of the table has one; a test says so
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list for `--help`, from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="repurpose")
@click.option(
    "--workspace",
    envvar="REPURPOSE_WORKSPACE",
    type=click.Path(file_okay=False),
    help="The folder with repurpose.toml; default: the nearest one upward from here.",
)
@click.pass_context
def group(ctx: click.Context, workspace: str | None) -> None:
    """Turn stored articles into newsletters, quote cards, threads and feeds, every sentence proved against its source."""
    ctx.obj = workspace


def main() -> None:
    """The console script."""
    for stream in (
        sys.stdout,
        sys.stderr,
    ):  # a file name need not be Unicode; in JSON `\\udcff` says the same
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    # Importing makes hundreds of thousands of objects that stay: searching them for cycles as often as Python does by
    # itself takes a tenth of a short command's time.
    often = gc.get_threshold()
    gc.set_threshold(_OBJECTS, *often[1:])
    try:
        result = group.main(standalone_mode=False)  # the code of `ctx.exit`, or what the command returns
        code = result if isinstance(result, int) else 0
    except click.ClickException as error:
        error.show()
        code = 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped; what was finished before is kept.", err=True)
        code = 130
    except RepurposeError as error:
        click.echo(f"repurpose: {error}", err=True)
        code = error.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    except OSError as error:
        if os.environ.get("REPURPOSE_DEBUG"):
            raise
        click.echo(_refused(error), err=True)
        code = 1
    except Exception as error:
        if os.environ.get("REPURPOSE_DEBUG"):
            raise
        click.echo(_unexpected(error), err=True)
        code = 1
    finally:
        gc.set_threshold(*often)
    sys.exit(code)


def masked(text: str) -> str:
    """`text` without the passwords of addresses in it."""
    return re.sub(_IN_QUERY, r"\1…", re.sub(_IN_ADDRESS, r"\1…@", text))


def _refused(error: OSError) -> str:
    what = f"{error.filename}: " if error.filename else ""
    return masked(
        f"repurpose: {what}{error.strerror or error}; check its rights and the free space, then run it again: "
        "what was finished is kept."
    )


def _unexpected(error: Exception) -> str:
    what = str(error).splitlines()[0][:200] if str(error) else "no message"
    return masked(
        f"repurpose: something went wrong that should not have ({type(error).__name__}: {what}); nothing half-done was "
        "kept; run it again with REPURPOSE_DEBUG=1 to see where, and report that."
    )
