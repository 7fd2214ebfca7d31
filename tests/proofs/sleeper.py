"""The program itself, its outbox a channel that cannot take anything back, put to sleep in its first delivery.

`python -m tests.proofs.sleeper FOLDER keyless|keyed before|after|never COMMAND…`
"""

from __future__ import annotations

import sys
from pathlib import Path

from repurpose import delivering, pipeline
from repurpose.channels import Channel
from repurpose.newsroom import Newsroom
from tests.proofs import scene
from tests.proofs.post import FILE, KeyedPost, Post


def main() -> int:
    """One command with that channel; its exit code."""
    folder, kind, sleeps, *command = sys.argv[1:]
    post = (KeyedPost if kind == "keyed" else Post)(Path(folder) / FILE, sleeps=sleeps)

    def channels_of(newsroom: Newsroom) -> dict[str, Channel]:
        return {"outbox": post}

    pipeline.channels_of = delivering.channels_of = channels_of
    return scene.run(Path(folder), *command)


if __name__ == "__main__":
    sys.exit(main())
