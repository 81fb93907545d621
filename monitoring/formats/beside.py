"""What stands beside the figures of a report: stories, explanations and signals, as plain texts."""

from dataclasses import dataclass

from monitoring.breakdowns import Breakdown


@dataclass(frozen=True, slots=True)
class Story:
    """A story that may be read by the audience of the report, and in what words who told it is called."""

    text: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class PracticeLine:
    """How one practice does today, as texts: referrals of a year, the agreed band, the last meeting, what is open."""

    name: str
    referrals: str
    expected: str
    met: str
    agreements: str


@dataclass(frozen=True, slots=True)
class TownLine:
    """One municipality of a region, as texts: referrals of a year, inhabitants, and the one per 10,000 of the other."""

    name: str
    referrals: str
    inhabitants: str
    rate: str


@dataclass(frozen=True, slots=True)
class Answered:
    """One of the two questions of a half-year: what it is called, and how often each answer was given."""

    title: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Evaluated:
    """The self-evaluation of a year: each element with its mean and that of the year before, and how many filled in."""

    year: int
    rows: tuple[tuple[str, str, str], ...]
    people: int


@dataclass(frozen=True, slots=True)
class Beside:
    """Each may be empty. `signals` are short sentences, `notes` what a regisseur wrote to explain the figures.

    `left_out`: the keys of indicators that people here do not want to read; data keeps them. `tables`: the main
    figures side by side, for the file that has room for them.
    """

    signals: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    stories: tuple[Story, ...] = ()
    withdrawn: int = 0  # stories that stood here and were taken back
    unprinted: int = 0  # stories for which there was no room
    successes: tuple[str, ...] = ()
    bottlenecks: tuple[str, ...] = ()
    practices: tuple[PracticeLine, ...] = ()
    towns: tuple[TownLine, ...] = ()  # of a region; together comes last
    answers: tuple[Answered, ...] = ()
    thoughts: tuple[str, ...] = ()  # what was written with those answers
    evaluated: Evaluated | None = None
    missing: str = ""  # about how much is not filled in
    left_out: frozenset[str] = frozenset()
    tables: tuple[Breakdown, ...] = ()


NOTHING = Beside()
