"""What a column hides: its small numbers, those of one coach, and as many more as it takes; or what a report says."""

from collections.abc import Mapping

from monitoring.breakdowns.columns import Column
from monitoring.breakdowns.proving import hidden_rows
from monitoring.suppression import Rule


def column(counts: Mapping[str, int], one_coach: frozenset[str], parts: tuple[Column, ...], rule: Rule) -> Column:
    """The column with what it hides; it yields to its parts. `one_coach`: the rows of which it is one coach's work."""
    delicate = _delicate(counts, one_coach, rule)
    return Column(counts, delicate, hidden_rows(Column(counts, delicate, delicate, parts), rule), parts)


def decided(counts: Mapping[str, int], hidden: frozenset[str], parts: tuple[Column, ...], rule: Rule) -> Column:
    """A column of which the report decided what is hidden."""
    return Column(counts, _delicate(counts, frozenset(), rule) & hidden, hidden, parts)


def nothing_shown(
    counts: Mapping[str, int], one_coach: frozenset[str], parts: tuple[Column, ...], rule: Rule
) -> Column:  # fmt: skip
    """A column of which the report does not show the total. A longer period that shows its own yields to it too."""
    return Column(counts, _delicate(counts, one_coach, rule), frozenset(counts), parts)


def _delicate(counts: Mapping[str, int], one_coach: frozenset[str], rule: Rule) -> frozenset[str]:
    return one_coach | {row for row, count in counts.items() if rule.is_small(count)}
