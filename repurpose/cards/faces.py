"""The fonts that cards are set in: those that ship as packages, and those that the settings name.

The packaged faces are Noto Sans CJK (every Han character that a name may need) and Noto Serif TC and SC; typst brings
Libertinus Serif for Latin, Greek and Cyrillic. All are under the SIL Open Font License. Fonts that the machine
happens to have are ignored unless the settings ask for them, so that every machine makes the same cards.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
from collections.abc import Iterable, Sequence
from pathlib import Path

from repurpose.errors import CardError

PACKAGES = ("noto_cjk_sans_otc", "pylopdf_fonts_zh_tw", "pylopdf_fonts_zh_cn")
_FORM = 3  # raise it when the same text shall be cut into other lines
_ENDINGS = (".otf", ".ttf", ".ttc", ".otc")


def packaged() -> list[Path]:
    """The folders of the packaged faces, found without importing the packages."""
    specs = (importlib.util.find_spec(name) for name in PACKAGES)
    return [Path(spec.origin).parent for spec in specs if spec is not None and spec.origin is not None]


def files(named: Iterable[Path]) -> list[Path]:
    """The font files at the folders or files `named`, in order. `CardError` for a path that holds no font."""
    found: list[Path] = []
    for place in named:
        inside = sorted(place.rglob("*")) if place.is_dir() else [place]
        fonts = [path for path in inside if path.suffix.lower() in _ENDINGS and path.is_file()]
        if not fonts:
            raise CardError(f"{place}: no font file is there; correct `fonts` in the [cards] settings.")
        found += fonts
    return found


def gather(named: Sequence[Path], folder: Path) -> list[Path]:
    """The folders that hold the fonts `named` and no others: typst takes folders only, so files are linked into one."""
    for index, path in enumerate(files(named)):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{index:04}-{path.name}").symlink_to(path.resolve())
    return [folder] if named else []


def names(named: Sequence[Path], system_fonts: bool) -> tuple[str, ...]:
    """What cards are set in, for people: packages with their versions, and the settings' fonts by file name."""
    shipped = [f"{name.replace('_', '-')} {_version(name)}" for name in _installed()]
    more = [path.name for path in files(named)]
    return (*shipped, *more, *(("the system's fonts",) if system_fonts else ()))


def _installed() -> list[str]:
    return [name for name in PACKAGES if importlib.util.find_spec(name) is not None]


def _version(package: str) -> str:
    return importlib.metadata.version(package.replace("_", "-"))


def fingerprint(named: Sequence[Path]) -> str:
    """SHA-256 (hex) of what decides how a text is set: typst's and the words' version, every font file's name and bytes.

    Packaged fonts are known by their package's version, which says the same without reading 60 MB.
    """
    digest = hashlib.sha256(f"{_FORM} {_version('typst')} {_version('rjieba')}\n".encode())
    for name in _installed():
        digest.update(f"{name} {_version(name)}\n".encode())
    for path in files(named):
        digest.update(path.name.encode("utf-8", "surrogateescape"))
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
