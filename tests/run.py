"""`make test`: all tests, in parallel; in CI with branch coverage above a floor that only rises.

Every test runs on both databases, but a whole `make test` outside CI takes each journey to one of them, half to each
(docs/decisions/0010). Measuring costs half as much time again, so it is left to CI too. Arguments go to pytest:
`make test ARGS="tests/bot -x"` runs what is asked on both.
"""

import os
import platform
import subprocess
import sys
import time
import tomllib
from pathlib import Path

from foundation.storage.engines import SQLITE, journal_mode
from tests import browsers, journeys, luck

ROOT = Path(__file__).parent.parent


def main() -> int:
    """Say what is here, run, measure. Returns pytest's exit status, or 2 when coverage fell below the floor."""
    asked = sys.argv[1:]
    processes = max(2, os.cpu_count() or 2) + 1  # many tests wait for a bot or a database now and then
    tell(f"Python {platform.python_version()}, SQLite {SQLITE.sqlite_version} ({journal_mode()}), PostgreSQL 18")
    tell(f"browser tests are skipped: {lacks}" if (lacks := browsers.missing()) else "browser tests are included")
    tell(f"running in {processes} processes")
    started = time.monotonic()
    if os.environ.get("CI") != "true" and not asked:
        os.environ[journeys.BY_TURNS] = "1"
        tell("each journey runs on one of the two databases; CI, and whatever is asked by name, on both")
    tests = ["-m", "pytest", "--verbosity=0", f"--numprocesses={processes}", "--dist=worksteal", *asked]
    measured = os.environ.get("CI") == "true" and not asked
    if measured:
        coverage("erase")
    status = coverage("run", *tests) if measured else python(*tests)
    tell(f"{time.monotonic() - started:.0f} seconds")
    if measured:
        coverage("combine", "--quiet")
    return status or (measure() if measured else 0)


def measure() -> int:
    """Compare what was covered with the floor in pyproject.toml. Returns 2 when it is lower."""
    floor = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["coverage"]["report"]["fail_under"]
    tell(f"branch coverage (the floor is {floor} %):")
    return coverage("report", "--skip-covered", "--skip-empty", "--sort=cover")


def coverage(*arguments: str) -> int:
    """Run coverage in its own process."""
    return python("-m", "coverage", *arguments)


def python(*arguments: str) -> int:
    """Run this Python in its own process. Returns its exit status.

    Bytecode is kept whatever the machine prefers: the proofs start hundreds of processes of the same modules. Sets
    have the same order in every run (`tests.luck`).
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    kept.setdefault("PYTHONHASHSEED", str(luck.of("the order of sets").randrange(1_000_000)))
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, env=kept, check=False).returncode


def tell(line: str) -> None:
    """One line for whoever looks on."""
    print(f"Wegwijs: {line}", flush=True)  # noqa: T201  this is a command


if __name__ == "__main__":
    sys.exit(main())
