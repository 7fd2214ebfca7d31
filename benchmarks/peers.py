"""Other programs that build the same folder: Pelican, in an environment of its own, and Hugo where the machine has it.

They are run as programs and never imported. Pelican (AGPL) is installed into `.venv-peers`, outside the lock.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.timing import Took, run

ROOT = Path(__file__).parents[1]
HOME = ROOT / ".venv-peers"


def pelican() -> Path | None:
    """Pelican's program, installed now where it is not yet; None where it cannot be had."""
    program = HOME / "bin" / "pelican"
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", str(HOME)], check=True)
        pip = [str(HOME / "bin" / "python"), "-m", "pip", "install", "-q", "pelican[markdown]"]
        if subprocess.run(pip, check=False).returncode != 0:
            return None
    return program


def build_with_pelican(program: Path, articles: Path, scratch: Path) -> Took:
    """Build a site with a feed from the articles, from nothing."""
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    (scratch / "pelicanconf.py").write_text(
        "SITENAME='bench'\nSITEURL='https://echo.example.org'\nTIMEZONE='Asia/Taipei'\nDEFAULT_LANG='zh'\n"
        "FEED_ALL_ATOM='feeds/all.atom.xml'\nFEED_MAX_ITEMS=50\nLOAD_CONTENT_CACHE=False\n",
        encoding="utf-8",
    )
    return run(
        [str(program), str(articles), "-o", str(scratch / "output"), "-s", "pelicanconf.py", "-q"],
        cwd=scratch,
    )


def hugo() -> Path | None:
    """Hugo's program, where the machine has it."""
    found = shutil.which("hugo")
    return Path(found) if found else None


def build_with_hugo(program: Path, articles: Path, scratch: Path) -> Took:
    """Build a site with a feed from the articles, from nothing."""
    shutil.rmtree(scratch, ignore_errors=True)
    layouts = scratch / "layouts"
    layouts.mkdir(parents=True)
    (scratch / "hugo.toml").write_text(
        "baseURL = 'https://echo.example.org/'\ntitle = 'bench'\nignoreLogs = ['warning-goldmark-raw-html']\n"
        "disableKinds = ['taxonomy', 'term']\n[services.rss]\nlimit = 50\n",
        encoding="utf-8",
    )
    (layouts / "single.html").write_text("<h1>{{ .Title }}</h1>{{ .Content }}", encoding="utf-8")
    (layouts / "home.html").write_text(
        "{{ range site.RegularPages }}<a href='{{ .RelPermalink }}'>{{ .Title }}</a>{{ end }}",
        encoding="utf-8",
    )
    return run([str(program), "--quiet", "--contentDir", str(articles), "--ignoreCache"], cwd=scratch)
