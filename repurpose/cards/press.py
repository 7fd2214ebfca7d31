"""The press: a design and a card's view → PNG and SVG, drawn by worker processes that are kept warm.

Nothing is drawn that would show a box or a clipped line: a character that no font has and a text that does not fit
come back as findings, without a picture. The same view, design and fonts give the same bytes on every machine.
"""

from __future__ import annotations

import base64
import concurrent.futures
import dataclasses
import hashlib
import json
import queue
import tempfile
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from repurpose.cards import characters, designs, faces, svg
from repurpose.cards.lines import pieces
from repurpose.cards.process import Worker
from repurpose.errors import CardError, TemplateError
from repurpose.model import Language

#: The texts of a view that a design may print; the rest (`alt`, `language`, `marks`) is about them.
PRINTED = ("quote", "speaker", "role", "source", "title", "site", "date")


@dataclasses.dataclass(frozen=True, slots=True)
class Rendered:
    """One card in one size, or why there is none: `png` and `svg` are empty where something is missing or overflows.

    `missing` names characters ("U+1F389 PARTY POPPER"); `size_pt` is the quotation's size in points, which are
    pixels here; `lines` are its lines as they are set.
    """

    png: bytes
    svg: bytes
    missing: tuple[str, ...] = ()
    overflow: bool = False
    size_pt: float = 0.0
    lines: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Order:
    """One card to draw: `view` as `compose.card` makes it, width and height in pixels."""

    design: str
    view: Mapping[str, Any]
    width: int
    height: int


class Press:
    """Draws cards. Safe to use from several threads; each of `workers` processes is started when it is first needed.

    `folders` hold `cards/<design>.typ`, the user's before the starters; `fonts` are more font files or folders;
    `seconds` of processor time is what one card may take.
    """

    def __init__(
        self,
        folders: Sequence[Path],
        fonts: Sequence[Path] = (),
        system_fonts: bool = False,
        *,
        workers: int = 1,
        seconds: float = 10.0,
    ) -> None:
        self._folders = tuple(folders)
        self._fonts = tuple(fonts)
        places = [str(path) for path in [*faces.packaged(), *sorted({f.parent for f in faces.files(fonts)})]]
        self._arguments = [str(seconds), "system" if system_fonts else "packaged", *places]
        self._system_fonts = system_fonts
        self._free: queue.LifoQueue[Worker | None] = queue.LifoQueue()
        for _ in range(workers):
            self._free.put(None)
        self.workers = workers
        self.fonts = faces.names(fonts, system_fonts)
        self._copies = tempfile.TemporaryDirectory(prefix="repurpose-cards-")
        self._lock = threading.Lock()
        self._known: dict[str, bool] = {}
        self._fonts_key: str | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the workers and removes the designs' copy; the press can be used again afterwards."""
        for _ in range(self.workers):
            worker = self._free.get()
            if worker is not None:
                worker.close()
            self._free.put(None)
        self._copies.cleanup()

    def render(self, design: str, view: Mapping[str, Any], width: int, height: int) -> Rendered:
        """One card. `TemplateError` names the design's line where typst cannot read it or it does not come to an end;
        `CardError` where it is more than one page."""
        root = self._root(design)
        missing = self._missing(view)
        if missing:
            return Rendered(b"", b"", missing)
        request = {
            "root": str(root),
            "design": design,
            "system_fonts": self._system_fonts,
            "card": _inputs(view, width, height),
        }
        return _rendered(design, view, self._ask(design, request))

    def render_all(self, orders: Sequence[Order]) -> list[Rendered]:
        """The cards in the order asked for, drawn by all workers at once."""
        with concurrent.futures.ThreadPoolExecutor(self.workers) as pool:
            return list(pool.map(lambda o: self.render(o.design, o.view, o.width, o.height), orders))

    def key(self, design: str, view: Mapping[str, Any], width: int, height: int) -> str:
        """SHA-256 (hex) of everything that decides the bytes: designs, fonts, view and size. Cards are kept under it."""
        files = designs.read(self._folders)
        designs.check(design, files)
        if self._fonts_key is None:
            self._fonts_key = faces.fingerprint(self._fonts)
        said = [
            designs.fingerprint(files),
            self._fonts_key,
            design,
            _inputs(view, width, height),
            view.get("alt"),
        ]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()

    def _root(self, design: str) -> Path:
        files = designs.read(self._folders)
        designs.check(design, files)
        with self._lock:
            return designs.lay_out(files, Path(self._copies.name))

    def _missing(self, view: Mapping[str, Any]) -> tuple[str, ...]:
        clusters = characters.clusters(str(view.get(name) or "") for name in PRINTED)
        unasked = [cluster for cluster in clusters if cluster not in self._known]
        drawable = [cluster for cluster in unasked if not characters.unprintable(cluster)]
        answers = self._ask("", {"probe": drawable})["missing"] if drawable else []
        self._known.update(dict.fromkeys(unasked, True))
        self._known.update(zip(drawable, answers, strict=True))
        return characters.names(cluster for cluster in clusters if self._known[cluster])

    def _ask(self, design: str, request: dict[str, Any]) -> dict[str, Any]:
        worker = self._free.get()
        try:
            worker = worker or Worker(self._arguments)
            answer = worker.ask(request)
            if answer is None:
                stopped, worker = worker.ended(), None
                raise TemplateError(f"cards/{design}.typ {stopped}; look for a loop that does not end.")
        finally:
            self._free.put(worker)
        return answer


def _inputs(view: Mapping[str, Any], width: int, height: int) -> str:
    """What the design gets, as JSON: the view, the size, and each text in pieces that stay on one line."""
    language: Language = view["language"]
    texts = {text for name in PRINTED if (text := view.get(name))}
    words = view.get("words", ())
    cut = {
        text: [dataclasses.asdict(piece) for piece in pieces(text, language, words)] for text in sorted(texts)
    }
    shown = {name: view.get(name) for name in (*PRINTED, "language", "marks")}
    return json.dumps({"view": shown, "width": width, "height": height, "pieces": cut}, sort_keys=True)


def _rendered(design: str, view: Mapping[str, Any], answer: dict[str, Any]) -> Rendered:
    if "diagnostic" in answer:
        where = designs.line_of(design, answer["diagnostic"])
        raise TemplateError(f"{where}: {answer['message'].rstrip('.')}; mend the design.")
    quote = next((fit for fit in answer["fits"] if fit["name"] == "quote"), None)
    if quote is None:
        raise TemplateError(f"cards/{design}.typ never prints the quotation; place it with fit(card.quote, …).")
    size, lines = quote["size"], tuple(quote["lines"])
    if any(fit["overflow"] for fit in answer["fits"]):
        return Rendered(b"", b"", overflow=True, size_pt=size)
    if answer["pages"] != 1:
        raise CardError(
            f"cards/{design}.typ makes {answer['pages']} pages; a card is one page, make its parts smaller."
        )
    picture = svg.accessible(answer["svg"], str(view.get("alt", "")), str(view["language"]))
    return Rendered(base64.b64decode(answer["png"]), picture.encode(), size_pt=size, lines=lines)
