"""What a column hides: its small numbers, those of one coach, and as many more as it takes; or what a report says."""

from collections.abc import Mapping

from monitoring.breakdowns.columns import Column
from monitoring.breakdowns.proving import hidden_rows
from monitoring.suppression import Rule


def column(
    counts: Mapping[str, int], one_coach: frozenset[str], parts: tuple[Column, ...], rule: Rule
) -> Column:  # fmt: skip
    """The column with what it hides; it yields to its parts. `one_coach`: the rows of which it is one coach's work."""
    delicate = one_coach | {row for row, count in counts.items() if rule.is_small(count)}
    return Column(counts, delicate, hidden_rows(Column(counts, delicate, delicate, parts), rule), parts)


def decided(counts: Mapping[str, int], hidden: frozenset[str], parts: tuple[Column, ...], rule: Rule) -> Column:
    """A column of which the report decided what is hidden."""
    return Column(counts, frozenset(row for row in hidden if rule.is_small(counts.get(row, 0))), hidden, parts)


def nothing_shown(counts: Mapping[str, int], parts: tuple[Column, ...]) -> Column:
    """A column of which the report does not show the total."""
    return Column(counts, frozenset(), frozenset(counts), parts)
