"""The press: a design and a card's view → PNG and SVG, drawn by worker processes that are kept warm.

Nothing is drawn that would show a box or a clipped line: a character that no font has and a text that does not fit
come back as findings, without a picture. The same view, design and fonts give the same bytes on every machine.
"""

from __future__ import annotations

import concurrent.futures
import functools
import hashlib
import json
import queue
import shutil
import tempfile
import threading
import weakref
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from repurpose.cards import characters, designs, faces
from repurpose.cards.kept import Shelf
from repurpose.cards.order import Order, Rendered, inputs, rendered
from repurpose.cards.process import STOPPED, Worker
from repurpose.errors import CardError, TemplateError


class Press:
    """Draws cards. Safe to use from several threads; each of `workers` processes is started when it is first needed.

    `folders` hold `cards/<design>.typ`, the user's before the starters; `fonts` are more font files or folders;
    `seconds` of processor time is what one card may take. Finished cards are kept in the folder `keep`, unless the
    system's fonts are used, which nothing could tell apart from other ones.
    """

    def __init__(
        self,
        folders: Sequence[Path],
        fonts: Sequence[Path] = (),
        system_fonts: bool = False,
        *,
        workers: int = 1,
        seconds: float = 10.0,
        keep: Path | None = None,
    ) -> None:
        self._folders = tuple(folders)
        self._fonts = tuple(fonts)
        self._system_fonts = system_fonts
        self._free: queue.LifoQueue[Worker | None] = queue.LifoQueue()
        for _ in range(workers):
            self._free.put(None)
        self.workers = workers
        self._copies = Path(tempfile.mkdtemp(prefix="repurpose-cards-"))
        self._tidy = weakref.finalize(self, shutil.rmtree, self._copies, ignore_errors=True)
        self._seconds = seconds
        self._shelf = Shelf(keep) if keep is not None and not system_fonts else None
        self._lock = threading.Lock()
        self._known: dict[str, bool] = {}
        self._fonts_key: str | None = None
        self._arguments: list[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the workers and removes the designs' copy; waits for cards that are being drawn."""
        for _ in range(self.workers):
            worker = self._free.get()
            if worker is not None:
                worker.close()
            self._free.put(None)
        self._tidy()
        if self._shelf is not None:
            self._shelf.tidy()

    def render(self, design: str, view: Mapping[str, Any], width: int, height: int) -> Rendered:
        """One card. `TemplateError` names the design's line where typst cannot read it or it does not come to an end;
        `CardError` where it is more than one page."""
        files = designs.read(self._folders)
        designs.check(design, files)
        order = Order(design, view, width, height)
        if self._shelf is None:
            return self._draw(order, files)
        key = self._key(order, files)
        card = self._shelf.get(key)
        if card is None:
            card = self._draw(order, files)
            if card.png:
                self._shelf.put(key, card)
        return card

    def _draw(self, order: Order, files: Mapping[str, bytes]) -> Rendered:
        missing = self._missing(order.view, designs.printed(order.design, files))
        if missing:
            return Rendered(b"", b"", missing)
        request = {
            "root": str(self._root(files)),
            "design": order.design,
            "system_fonts": self._system_fonts,
            "card": inputs(order.view, order.width, order.height),
        }
        return rendered(order, self._ask(order.design, request))

    def render_all(self, orders: Sequence[Order]) -> list[Rendered]:
        """The cards in the order asked for, drawn by all workers at once."""
        with concurrent.futures.ThreadPoolExecutor(self.workers) as pool:
            return list(pool.map(lambda o: self.render(o.design, o.view, o.width, o.height), orders))

    @functools.cached_property
    def fonts(self) -> tuple[str, ...]:
        """What the cards are set in, for people: packages with versions, and file names."""
        return faces.names(self._fonts, self._system_fonts)

    def key(self, design: str, view: Mapping[str, Any], width: int, height: int) -> str:
        """SHA-256 (hex) of everything that decides the bytes: design, fonts, view and size. Cards are kept under it."""
        files = designs.read(self._folders)
        designs.check(design, files)
        return self._key(Order(design, view, width, height), files)

    def _key(self, order: Order, files: Mapping[str, bytes]) -> str:
        if self._fonts_key is None:
            self._fonts_key = faces.fingerprint(self._fonts)
        look = designs.fingerprint(designs.needed(order.design, files))
        view = {name: order.view.get(name) for name in (*designs.GIVEN, "words", "alt")}
        said = [look, self._fonts_key, order.design, view, order.width, order.height]
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()

    def _root(self, files: Mapping[str, bytes]) -> Path:
        with self._lock:
            return designs.lay_out(files, self._copies)

    def _missing(self, view: Mapping[str, Any], names: Iterable[str]) -> tuple[str, ...]:
        clusters = characters.clusters(str(view.get(name) or "") for name in names)
        unasked = [cluster for cluster in clusters if cluster not in self._known]
        drawable = [cluster for cluster in unasked if not characters.unprintable(cluster)]
        answers = (
            self._ask("", {"probe": drawable, "system_fonts": self._system_fonts})["missing"]
            if drawable
            else []
        )
        self._known.update(dict.fromkeys(unasked, True))
        self._known.update(zip(drawable, answers, strict=True))
        return characters.names(cluster for cluster in clusters if self._known[cluster])

    def _ask(self, design: str, request: dict[str, Any]) -> dict[str, Any]:
        worker = self._free.get()
        try:
            worker = worker or self._start()
            answer = worker.ask(request)
            if answer is None:
                (code, said), worker = worker.ended(), None
                if code in STOPPED:
                    raise TemplateError(f"cards/{design}.typ {STOPPED[code]}; look for a loop without end.")
                raise CardError(
                    f"The drawing process ended with exit code {code} ({said}); install the fonts anew."
                )
        finally:
            self._free.put(worker)
        return answer

    def _start(self) -> Worker:
        with self._lock:
            if self._arguments is None:
                places = [*faces.packaged(), *faces.gather(self._fonts, self._copies / "fonts")]
                which = "system" if self._system_fonts else "packaged"
                self._arguments = [str(self._seconds), which, *map(str, places)]
        return Worker(self._arguments)
