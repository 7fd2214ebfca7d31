"""The process that draws: typst behind a pipe, so that a design without end can be stopped and parallel means parallel.

It runs by itself, not as a part of the package (it starts in the time that typst needs to load its fonts). Each line
of standard input is a request, each line of standard output its answer, both JSON. It has no network, may take a
bounded amount of processor time and memory for one request, and ends when either is used up: the press sees the pipe
close. Nothing is read but the folder a request names, and nothing is written.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import re
import resource
import signal
import sys
from typing import Any, TextIO

import typst

MEMORY = 3 * 2**30  # bytes of address space
NOWHERE = "http://127.0.0.1:9"  # the discard port: whatever asks for a package fails at once
_GLYPH = re.compile(r'xlink:href="#(\w+)"')
_PROBE = b"""
#set page(width: 40pt, height: 40pt, margin: 0pt, fill: none)
#set text(font: "Noto Sans CJK TC", size: 10pt)
#for cluster in json(bytes(sys.inputs.clusters)) [#cluster #pagebreak(weak: true)]
"""
_NO_CHARACTER = "\U0010ffff"


def draw(fonts: typst.Fonts, request: dict[str, Any]) -> dict[str, Any]:
    """The card that `request` describes: what its design reports, and PNG and SVG where it is one page and fits."""
    compiler = typst.Compiler(
        f"{request['root']}/{request['design']}.typ",
        root=request["root"],
        font_paths=fonts,
        ignore_system_fonts=not request["system_fonts"],
        sys_inputs={"card": request["card"]},
        package_path=f"{request['root']}/no-packages",
        package_cache_path=f"{request['root']}/no-packages",
    )
    svg = compiler.compile(format="svg")  # first, since a query's errors do not say where
    fits = json.loads(compiler.query("<fit>", field="value"))
    if any(fit["overflow"] for fit in fits):
        return {"fits": fits, "pages": 1}
    if not isinstance(svg, bytes):
        return {"fits": fits, "pages": len(svg or ())}
    png = compiler.compile(format="png", ppi=72)
    assert isinstance(png, bytes)  # noqa: S101 - one page, as above
    return {
        "fits": fits,
        "pages": 1,
        "svg": svg.decode("utf-8"),
        "png": base64.b64encode(png).decode("ascii"),
    }


def probe(fonts: typst.Fonts, clusters: list[str], system_fonts: bool) -> list[bool]:
    """For each grapheme cluster whether no font has it: its glyph is the one of a code point that is no character."""
    pages = typst.Compiler(
        _PROBE,
        font_paths=fonts,
        ignore_system_fonts=not system_fonts,
        sys_inputs={"clusters": json.dumps([_NO_CHARACTER, _NO_CHARACTER, *clusters])},
    ).compile(format="svg")
    assert isinstance(pages, list)  # noqa: S101 - two pages at least
    glyphs = [frozenset(_GLYPH.findall(page.decode("utf-8"))) for page in pages]
    return [bool(found & glyphs[0]) for found in glyphs[2:]]


def answer(fonts: typst.Fonts, request: dict[str, Any]) -> dict[str, Any]:
    """The answer to one request; what typst finds wrong with a design is an answer too."""
    try:
        if "probe" in request:
            return {"missing": probe(fonts, request["probe"], request["system_fonts"])}
        return draw(fonts, request)
    except typst.TypstError as error:
        return {"message": error.message, "diagnostic": error.diagnostic}


def serve(fonts: typst.Fonts, seconds: float, asked: TextIO, answers: TextIO) -> None:
    """Answers requests until the pipe closes. `seconds` of processor time are given to each, six times that on the
    clock; the signals' default action ends the process even in the middle of typst."""
    for line in asked:
        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.setitimer(signal.ITIMER_REAL, seconds * 6)
        reply = json.dumps(answer(fonts, json.loads(line)))
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        answers.write(reply + "\n")
        answers.flush()


def main(arguments: list[str]) -> None:
    """`seconds system_fonts font…`; answers go where standard output pointed, and nothing else can write there."""
    os.environ.update(dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), NOWHERE))
    with contextlib.suppress(ValueError, OSError):  # macOS knows the limit and refuses to set it
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    fonts = typst.Fonts(
        include_system_fonts=arguments[1] == "system", include_embedded_fonts=True, font_paths=arguments[2:]
    )
    serve(fonts, float(arguments[0]), sys.stdin, answers)


if __name__ == "__main__":
    main(sys.argv[1:])
