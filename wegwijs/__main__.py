"""The command `wegwijs`."""

import gc

from wegwijs.cli.front import run

# Looking for garbage among what a start makes, all of which stays, takes a fifth of the start; cycles are rare here.
AFTER_NEW_OBJECTS, YOUNG, OLDER = 50_000, 20, 50


def main() -> None:
    """Run the command line and leave with its exit status."""
    gc.set_threshold(AFTER_NEW_OBJECTS, YOUNG, OLDER)
    raise SystemExit(run())


if __name__ == "__main__":
    main()
