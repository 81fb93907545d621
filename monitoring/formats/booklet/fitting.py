"""What stands beside the figures, cut to the pages there are: whole stories and sentences, never a part of one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from monitoring.formats.beside import Beside, Story

MOST_PAGES = 8


@dataclass(frozen=True, slots=True)
class Measure:
    """So many letters of stories, so many sentences of each other kind, so many bars in a chart and practices."""

    letters: int
    sentences: int
    bars: int


MEASURES = (
    Measure(4000, 8, 12), Measure(3000, 6, 12), Measure(2200, 4, 10), Measure(1600, 3, 8), Measure(1200, 2, 6),
    Measure(800, 1, 4), Measure(400, 1, 3), Measure(0, 1, 2), Measure(0, 0, 2),
)  # fmt: skip


def fitted(beside: Beside) -> Iterator[tuple[Beside, int]]:
    """Less and less, for as long as it takes too many pages; and how many bars a chart has."""
    return ((_cut(beside, each), each.bars) for each in MEASURES)


def _cut(beside: Beside, measure: Measure) -> Beside:
    stories = tuple(_within(beside.stories, measure.letters))
    most, notes = measure.sentences, beside.notes
    return replace(
        beside, stories=stories, unprinted=len(beside.stories) - len(stories), successes=beside.successes[:most],
        bottlenecks=beside.bottlenecks[:most], thoughts=beside.thoughts[:most], signals=beside.signals[:most],
        notes=notes[max(len(notes) - most, 0) :],
    )  # fmt: skip


def _within(stories: Sequence[Story], letters: int) -> Iterator[Story]:
    """Those that fit, in the order of choosing; a long one makes room for a shorter one."""
    for each in stories:
        if len(each.text) <= letters:
            letters -= len(each.text)
            yield each
