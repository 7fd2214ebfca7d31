"""A rendered newsletter → the letter that is mailed: who it is from, what it is called, how one leaves the list. Pure.

`mail` turns a `Letter` into bytes. Where the settings leave something out, a working address on the site's own host
stands in, and the draft says so.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from urllib.parse import quote, urlsplit

from repurpose.compose import Context
from repurpose.model import Draft, Language, Problem, Severity


@dataclasses.dataclass(frozen=True, slots=True)
class Letter:
    """What a mail says and where it comes from. Addresses are bare (`letter@example.org`), ids without brackets."""

    subject: str
    text: str
    html: str
    language: Language
    date: dt.datetime  # aware
    message_id: str  # "8d1f0c2a44be@example.org"
    sender: str
    sender_name: str
    list_id: str  # RFC 2919
    list_name: str
    unsubscribe: str  # https: or mailto:


def letter(draft: Draft, html: str, text: str, ctx: Context) -> Letter:
    """The letter of a newsletter draft from its rendered parts. The same draft has the same Message-ID for ever."""
    address = sender(ctx)
    domain = address.rpartition("@")[2]
    return Letter(
        subject=draft.view["subject"],
        text=text,
        html=html,
        language=draft.language,
        date=ctx.now,
        message_id=f"{draft.id}@{domain}",
        sender=address,
        sender_name=ctx.mail.sender_name or ctx.site.title,
        list_id=ctx.mail.list_id or f"{ctx.job.name}.{domain}",
        list_name=ctx.site.title,
        unsubscribe=unsubscribe(ctx),
    )


def sender(ctx: Context) -> str:
    """The sender's address: the settings', else `letter@` the site's host."""
    return ctx.mail.sender or f"letter@{_host(ctx.site.url)}"


def unsubscribe(ctx: Context) -> str:
    """Where a reader leaves the list: the settings' address, else a mail to the sender."""
    wanted = ctx.mail.unsubscribe or ""
    if wanted.startswith(("https://", "http://", "mailto:")):
        return wanted
    return f"mailto:{quote(sender(ctx), safe='@')}?subject=unsubscribe"


def problems(ctx: Context) -> tuple[Problem, ...]:
    """What the settings leave out that a mailed letter should have: warnings, for a letter may also be read as a file."""
    mail = ctx.mail
    stands_in = f"set `from` in [mail]; until then it says {sender(ctx)}"
    found = [
        (mail.sender, "mail-sender-missing", f"The letter has no sender: {stands_in}."),
        (
            mail.unsubscribe,
            "mail-unsubscribe-missing",
            "The letter has no unsubscribe address: set `unsubscribe` in [mail]; until then readers write to the sender.",
        ),
        (
            mail.address,
            "mail-address-missing",
            "The letter has no postal address, which the law of many countries asks for: set `address` in [mail].",
        ),
    ]
    return tuple(
        Problem(code, message, Severity.WARNING, "[mail]") for there, code, message in found if not there
    )


def _host(url: str) -> str:
    host = urlsplit(url).hostname or "localhost"
    try:
        return host.encode("idna").decode("ascii").removeprefix("www.")
    except UnicodeError:
        return "localhost"
