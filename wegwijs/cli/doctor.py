"""`wegwijs doctor`: whether everything is in order."""

import typer

from wegwijs.checks import every_finding
from wegwijs.cli.console import tell
from wegwijs.clock import system_clock
from wegwijs.settings import Settings


def doctor() -> None:
    """Print a line for every check; exit status 1 when one of them is not good."""
    all_good = True
    for finding in every_finding(Settings(), now=system_clock()):
        tell(f"doctor/{finding.name}", good=finding.good, **finding.facts)
        all_good = all_good and finding.good
    if not all_good:
        raise typer.Exit(1)
