"""The command `wegwijs`."""

from foundation import garbage
from wegwijs.cli.front import run


def main() -> None:
    """Run the command line and leave with its exit status."""
    garbage.seldom()
    raise SystemExit(run())


if __name__ == "__main__":
    main()
