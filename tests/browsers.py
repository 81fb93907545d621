"""The browser of this machine, where it has one. Nothing is ever downloaded for it."""

import shutil
from importlib.util import find_spec

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def chromium() -> str | None:
    """Where Chromium is."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def missing() -> str | None:
    """What the browser tests lack here, or None when they can run."""
    if find_spec("playwright") is None:
        return "make browser-deps was not run"
    if chromium() is None:
        return "no Chromium was found"
    return None
