"""`make bench`: measure, compare and print. `make bench ARGS="updates quarter --full --json"`.

Exit status 0 whenever everything was measured, also where a budget was not met: a busy machine is no mistake of ours.
"""

import argparse
import json
import os
import platform
import sys
from importlib import import_module

from benchmarks.figures import Figure, How, table
from foundation import garbage

NAMES = ("updates", "followups", "quarter", "towns", "pdf", "startup", "search")
IF_ASKED = ("growth",)  # shows, and holds itself to no budget


def main() -> int:
    """Run what was asked, or everything."""
    asked = _asked()
    garbage.seldom()  # as every command of Wegwijs does
    tell(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    found: dict[str, list[Figure]] = {}
    for name in asked.names or NAMES:
        tell(f"{name} …")
        measure = import_module(f"benchmarks.{name}").measure
        found[name] = list(measure(How(full=asked.full, rounds=asked.rounds), tell))
    if asked.json:
        print(json.dumps({name: [figure.as_json() for figure in figures] for name, figures in found.items()}, indent=1))
    else:
        print(table(figure for figures in found.values() for figure in figures))
    return 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"{', '.join(NAMES)} (all by default), or growth")
    parser.add_argument("--full", action="store_true", help="in the size of the budgets; takes minutes")
    parser.add_argument("--rounds", type=int, default=3, help="how often each side has its turn")
    parser.add_argument("--json", action="store_true", help="figures as JSON on standard output")
    asked = parser.parse_args()
    if unknown := set(asked.names) - {*NAMES, *IF_ASKED}:
        parser.error(f"there is no benchmark {', '.join(sorted(unknown))}")
    return asked


def tell(line: str) -> None:
    """Progress, for whoever looks on."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
