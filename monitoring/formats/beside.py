"""What stands beside the figures of a report: stories, explanations and signals, as plain texts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """A story that may be read by the audience of the report, and in what words who told it is called."""

    text: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """Each may be empty. `signals` are short sentences, `notes` explanations of the figures by a regisseur."""

    signals: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    stories: tuple[Story, ...] = ()
    successes: tuple[str, ...] = ()
    bottlenecks: tuple[str, ...] = ()


NOTHING = Beside()
