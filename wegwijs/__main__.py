"""The command `wegwijs`."""

from wegwijs.cli.front import run


def main() -> None:
    """Run the command line and leave with its exit status."""
    raise SystemExit(run())


if __name__ == "__main__":
    main()
