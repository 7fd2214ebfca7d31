"""What holds for every test: properties are never timed, a busy machine is no fault."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.load_profile("house")
