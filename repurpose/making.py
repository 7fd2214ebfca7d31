"""Picks → drafts with their files: read, compose, render, review. Nothing is kept, approved or sent here.

One card that cannot be drawn is a failure in the result; the rest is made. A template that is broken raises, and so does
an article that is no longer what was picked: a slot is made of all its picks or not at all.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import Self

from repurpose import articles, cards, digest, digesting, html, mail, review
from repurpose.compose import Context, Material, card, corrections, letter, newsletter, summary, thread
from repurpose.errors import ArticleError, CardError, JobError, TemplateError
from repurpose.jobs import Job, Make
from repurpose.model import Article, Draft, Entry, Kind, Output, Pick, Slot
from repurpose.newsroom import Newsroom
from repurpose.render import Renderer
from repurpose.review import Facts
from repurpose.workspace import Workspace

_LETTERS = 8  # how many letters back a correction is still news
#: kind → (the starter's name, the files that a template of that kind consists of)
FILES: dict[str, tuple[str, tuple[str, ...]]] = {
    "newsletter": ("newsletter", ("{}.html.j2", "{}.txt.j2")),
    "thread": ("thread", ("{}.txt.j2",)),
    "summary": ("summary", ("{}.md.j2",)),
    "card": (card.DESIGN, ()),
}


_AGAIN = "Nothing was made; run the job again."


class Moved(ArticleError):
    """A picked article cannot be read any more, or has other bytes than those that were picked."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(message)
        self.path = path


@dataclasses.dataclass(frozen=True, slots=True)
class Made:
    """The drafts of a slot, each with its files and problems, and a sentence for each thing that could not be made."""

    drafts: tuple[Draft, ...]
    failures: tuple[str, ...] = ()


class Maker:
    """Makes drafts for one slot of one job. Holds a press and a renderer: use it as a context manager.

    `moment` is the time that the drafts say, `now` the one at which they are made.
    """

    def __init__(
        self, newsroom: Newsroom, job: Job, slot: Slot, moment: dt.datetime, now: dt.datetime
    ) -> None:
        self._newsroom, self._job, self._slot, self._moment, self._now = newsroom, job, slot, moment, now
        place = newsroom.workspace
        self._renderer = Renderer(place.templates)
        self._press = cards.Press(
            place.templates,
            place.fonts,
            place.settings.cards.system_fonts,
            workers=2,
            keep=place.private / "cards",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._press.close()
        self._renderer.close()

    def make(self, picks: Sequence[Pick], entries: Sequence[Entry]) -> Made:
        """Everything that the job makes of the picks. `entries`: the whole catalogue, be it in outline.

        Raises `TemplateError`, and `Moved` where a pick is another now.
        """
        failures: list[str] = []
        materials = list(self._materials(picks, entries))
        texts = {material.article.path: material.article.text for material in materials}
        drafts: dict[str, Draft] = {}
        total = len(self._job.make)
        for done, make in enumerate(self._job.make, 1):
            ctx = self._context(make)
            if make.kind == "newsletter":
                ctx = dataclasses.replace(ctx, corrections=self._corrections())
            for composed in self._compose(make, materials, ctx):
                try:
                    drafts[composed.id] = self.finish(composed, make, texts)
                except CardError as error:
                    failures.append(f"{composed.title}: {error}")
            self._newsroom.progress("making drafts", done, total)
        return Made(tuple(drafts.values()), tuple(failures))

    def finish(
        self, draft: Draft, make: Make, texts: Mapping[str, str], hashes: Mapping[str, str] | None = None
    ) -> Draft:
        """The draft with its files and its problems. `texts`: path → the file's text, for the proof; `hashes`: path →
        its SHA-256, where the file may be another than the one that the draft was made from."""
        outputs, facts = self._outputs(draft, make)
        facts = dataclasses.replace(facts, hashes=hashes or {})
        settings = self._newsroom.workspace.settings
        problems = review.review(draft, facts, texts, settings.banned_words)
        return dataclasses.replace(draft, outputs=outputs, problems=(*draft.problems, *problems))

    def make_of(self, draft: Draft) -> Make:
        """The `[[make]]` table that a draft was made by. Raises `JobError` where the job no longer has one like it."""
        for make in self._job.make:
            if make.kind == draft.kind and template_of(make) == draft.template:
                return make
        raise JobError(
            f"jobs/{self._job.name}.toml makes no {draft.kind} with template `{draft.template}` any more."
        )

    def _materials(self, picks: Sequence[Pick], entries: Sequence[Entry]) -> Iterator[Material]:
        paths = {pick.path for pick in picks}
        episodes = {entry.episode for entry in entries if entry.path in paths and entry.episode}
        known = self._entries(
            entry.path for entry in entries if entry.path in paths or entry.episode in episodes
        )
        digests = digesting.understood(
            self._newsroom, [known[pick.path] for pick in picks if pick.path in known], self._now
        )
        for pick in picks:
            try:
                article = articles.read(self._newsroom.path(pick.path), pick.path)
            except ArticleError as error:
                raise Moved(pick.path, f"{error} {_AGAIN}") from None
            entry = known.get(pick.path)
            if entry is None or not entry.sha256 == article.sha256 == pick.sha256:
                raise Moved(pick.path, f"{pick.path} was changed while it was being used. {_AGAIN}")
            related = tuple(
                e
                for e in known.values()
                if e.episode and e.episode == entry.episode and e.path != entry.path and not e.draft
            )
            yield Material(entry, article, digests.get(pick.sha256) or digest.digest(article), related)

    def _entries(self, paths: Iterable[str]) -> dict[str, Entry]:
        """Path → entry, by path, of those of these that are in the catalogue."""
        return {entry.path: entry for entry in self._newsroom.store.entries(sorted(paths))}

    def _corrections(self) -> list[corrections.Correction]:
        """What the last letters of this job said that their articles no longer say."""
        store = self._newsroom.store
        sent = [
            one
            for one in store.deliveries("sent")
            if one.slot.job == self._job.name and one.slot < self._slot
        ]
        letters = {row.id for row in store.drafts(job=self._job.name) if row.kind == "newsletter"}
        latest = sorted({(one.slot, one.draft) for one in sent if one.draft in letters})[-_LETTERS:]
        earlier = [store.draft(id_) for _, id_ in latest]
        now = self._entries({source.path for draft in earlier for source in draft.sources})
        changed: dict[str, Article] = {}
        for source in (source for draft in earlier for source in draft.sources):
            if source.path in now and now[source.path].sha256 != source.sha256 and source.path not in changed:
                with contextlib.suppress(ArticleError):  # the look at the folder has reported it
                    changed[source.path] = articles.read(self._newsroom.path(source.path), source.path)
        return corrections.due(earlier, changed, now)

    def _context(self, make: Make) -> Context:
        settings = self._newsroom.workspace.settings
        return Context(
            job=self._job,
            make=make,
            slot=self._slot,
            now=self._moment,
            site=settings.site,
            mail=settings.mail,
            limits=settings.limits,
            templates=_hashes(self._newsroom.workspace, self._renderer, make),
        )

    def _compose(self, make: Make, materials: Sequence[Material], ctx: Context) -> Iterator[Draft]:
        if make.kind == "newsletter":
            if materials:
                yield newsletter.compose(materials, ctx)
            return
        printed: set[str] = set()
        for material in materials:
            if make.kind == "thread":
                yield from (thread.compose(material, network, ctx) for network in make.networks)
            elif make.kind == "card":
                yield from card.compose(material, ctx, printed)
            else:
                yield summary.compose(material, ctx)

    def _outputs(self, draft: Draft, make: Make) -> tuple[tuple[Output, ...], Facts]:
        if draft.kind == "card":
            pictures, measured = cards.outputs(self._press, draft, make.sizes)
            return pictures, Facts(missing=measured.missing, overflow=measured.overflow)
        texts = [self._renderer.text(name, draft.view) for name in template_files(make)]
        if draft.kind == "newsletter":
            return self._newsletter(draft, make, *texts)
        if draft.kind == "thread":
            name = f"threads/{draft.id}.{draft.network}"
            said = json.dumps(thread.as_json(draft), ensure_ascii=False, indent=2) + "\n"
            return (_text(f"{name}.txt", texts[0]), _text(f"{name}.json", said, "application/json")), Facts()
        return (_text(f"summaries/{draft.id}.md", texts[0], "text/markdown"),), Facts()

    def _newsletter(self, draft: Draft, make: Make, page: str, text: str) -> tuple[tuple[Output, ...], Facts]:
        ctx = self._context(make)
        page = html.inlined(page)
        data = mail.build(letter.letter(draft, page, text, ctx))
        name = f"newsletters/{newsletter.stem(self._slot)}"
        outputs = (
            _text(f"{name}.html", page, "text/html"),
            _text(f"{name}.txt", text),
            Output(f"{name}.eml", "message/rfc822", data),
        )
        return outputs, Facts(mail_bytes=len(page.encode()), mail_limit=ctx.limits.mail_bytes)


def template_of(make: Make) -> str:
    """The name of the template that a `[[make]]` table means."""
    return make.template or FILES[make.kind][0]


def template_files(make: Make) -> tuple[str, ...]:
    """The files of that template, for the renderer; none for a card, whose design the press knows."""
    return tuple(pattern.format(template_of(make)) for pattern in FILES[make.kind][1])


def _hashes(place: Workspace, renderer: Renderer, make: Make) -> dict[str, str]:
    name, files = template_of(make), template_files(make)
    if make.kind == "card":
        return {name: cards.design_sha256(place.templates, name)}
    hashes = {file: renderer.sha256(file) for file in files}
    return {name: hashes[files[0]], **hashes}


def template_sha256(place: Workspace, kind: Kind, template: str) -> str | None:
    """What a draft that is made now has as `template_sha256`; None where there is no such template any more."""
    make = Make(kind=kind, template=template)
    renderer = Renderer(place.templates)
    try:
        hashes = _hashes(place, renderer, make)
    except TemplateError:
        return None
    finally:
        renderer.close()
    return newsletter.fingerprint(make, hashes) if kind == "newsletter" else hashes[template]


def check_templates(place: Workspace, job: Job) -> None:
    """Find and parse every template that a job names, and draw a short card in every design.

    Raises `TemplateError`, and `CardError` where a design cannot even hold that card.
    """
    renderer = Renderer(place.templates)
    fonts, system = place.fonts, place.settings.cards.system_fonts
    try:
        for make in job.make:
            if make.kind == "card":
                with cards.Press(place.templates, fonts, system) as press:
                    press.render(template_of(make), card.SPECIMEN, 1200, 630)
            for name in template_files(make):
                renderer.sha256(name)
    finally:
        renderer.close()


def _text(name: str, text: str, media_type: str = "text/plain") -> Output:
    return Output(name, f"{media_type}; charset=utf-8", text.encode("utf-8", "backslashreplace"))
