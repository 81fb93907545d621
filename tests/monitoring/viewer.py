"""Everything that one regisseur can obtain of a town by her commands, as statements about its numbers.

Each is taken from the function behind the command, as she reads it: the reports and tables of every period, with what
was frozen and what was revised; /perpraktijk, /capaciteit, /volledigheid, the share beside print-outs of any period she
may enter, and the signals under any norm she may set. What an attacker makes of them is `attack.left_over`.
"""

from datetime import timedelta

from foundation.language.dates import said_on
from foundation.people.models import Organisation
from foundation.people.who import SYSTEM
from monitoring import capacity, norms, practices, printouts, quarters, signals
from monitoring.breakdowns import FIGURES, TABLES, breakdowns
from monitoring.breakdowns.values import ITSELF
from monitoring.completeness import telling
from monitoring.periods import Period
from monitoring.quarters import at_least
from monitoring.reports import report
from monitoring.suppression import HIDDEN, INTERNAL
from tests.monitoring.attack import MOST, laid_side_by_side, left_over

HUNDRED = 100  # of so many a share in per cents is a count
TWO_MONTHS = 61
BOUNDS = (1, 40, TWO_MONTHS, 62, 92, 200)  # of waiting, in days, as she may set them
UNKNOWNS = (
    "sessions.without_minutes", "found_on_map.unknown", "after_3_months.open", "after_6_months.open",
    "referrals.by_type.onbekend", "reasons.by_reason.onbekend",
)  # fmt: skip


class Viewer:
    """A regisseur of one town with her notes: what each number may be, and which of them add up."""

    def __init__(self, store, scope, wholes, periods, *, now):
        self.store, self.scope, self.now, self.town = store, scope, now, scope.municipality
        self.place = min(scope.municipality_ids)
        made = self.made = {
            name: report(store, scope, Period.read(name), now=now, rule=INTERNAL) for name in periods
        }  # fmt: skip
        told = {name: _counts(each.shown_as("latest")) for name, each in made.items()}
        self.bounds, self.sums = laid_side_by_side(self.town, told, wholes)
        self.revised = [name for name, each in made.items() if each.revised is not None]
        then = {name: _counts(made[name].shown) for name in self.revised}  # which still shows what it was frozen with
        bounds, sums = laid_side_by_side(f"{self.town} frozen", then, {})
        self.bounds, self.sums = self.bounds | bounds, [*self.sums, *sums]
        twice = {cell for cell, found in self.bounds.items() if found[1] == MOST and cell.split()[-1] in self.revised}
        self.maybe_nought = twice  # hidden in one version is hidden in the other, also where it is nought there
        self.bounds |= dict.fromkeys(twice, (0, MOST))

    def small(self):
        """What she works out that is of one to four people."""
        found = left_over(self.bounds, self.sums, self.maybe_nought)
        return {cell: count for cell, count in found.items() if INTERNAL.is_small(count)}

    def says(self, cells, count, low=None, high=None):
        """She is told that these are so many together, or at least so many; of what is hidden nothing."""
        if count != HIDDEN:
            name = f"x said {len(self.sums)}"
            self.bounds[name] = (low or count, high or (MOST if at_least(count) else count))
            self.sums.append((name, [cell for cell in cells if cell in self.bounds]))

    def cells(self, cell, periods):
        """The same number in each of these periods."""
        return [f"{cell}@{self.town} {period}" for period in periods]

    def reads_tables(self, periods):
        """/perorganisatie, /perwijk, /pervariant and the table per practice."""
        for name in periods:
            for table in breakdowns(self.store, self.scope, Period.read(name), TABLES, now=self.now, rule=INTERNAL):
                for key, (group, number) in FIGURES.items():
                    rows = {f"{table.by} {key} {row.name}": row.figures[key] for row in table.rows}
                    for row, count in rows.items():
                        cell = f"{row}@{self.town} {name}"
                        self.bounds[cell] = (0, MOST) if count == HIDDEN else (count, count)
                        self.maybe_nought |= {cell} if count == HIDDEN else set()
                    of_all = [f"{row}@{self.town} {name}" for row in rows]
                    twice = [f"x twice {table.by} {name}"] if key == "new" else []  # people, who may be in two rows
                    total = f"{group}.{number}@{self.town} {name}"
                    self.sums.append((f"x rows {table.by} {key} {name}", of_all))
                    self.sums.append((f"x rows {table.by} {key} {name}", [total, *twice]))
                    for row in table.rows:  # the same rows stand in the report
                        there = f"from_where.by_{table.by}.{row.name}" if table.by != "variant" else _variant(row.name)
                        same = f"{there}@{self.town} {name}"
                        if key == "referrals" and same in self.bounds:
                            self.sums.append((same, [f"{table.by} {key} {row.name}@{self.town} {name}"]))

    def reads_the_year(self):
        """/perpraktijk and /capaciteit; gives the quarters that they are of."""
        year, today = quarters.last_four(self.store, self.scope, self.place, now=self.now), said_on(self.now)
        self.year, names = year, [str(each.period) for each in year.each]
        self.says(self.cells("referrals.total", names), capacity.gauge(self.store, year, today=today).new)
        (here,) = capacity.region(self.store, lambda _: year, [self.place], today=today).each
        self.says(self.cells("referrals.total", names), here.referrals)
        for each in practices.every(self.store, year, today=today):
            self.says(self.cells(f"from_where.by_practice.{each.name}", names), each.referrals)
        return names

    def reads_what_is_missing(self, periods):
        """/volledigheid."""
        for name in periods:
            unknowns = [cell for path in UNKNOWNS for cell in self.cells(path, [name])]
            self.says(unknowns, telling.missing(self.made[name]))

    def enters_printouts(self, names):
        """/uitdraaien: for each practice every quarter, all four, and periods that are a day longer and shorter."""
        spans = [[name] for name in names] + [names]
        for practice in self.store.query(Organisation).filter_by(kind="practice").all():
            for span in spans:
                first, last = Period.read(span[0]).first, Period.read(span[-1]).last
                for odd in (0, 1, -1):
                    printouts.put(
                        self.store, SYSTEM, practice, self.place, from_on=first, until_on=last + timedelta(days=odd),
                        rule="combinatie", number=HUNDRED, now=self.now,
                    )  # fmt: skip
        by_days = {(Period.read(span[0]).first, Period.read(span[-1]).last): span for span in spans}
        for each in printouts.supplied(self.store, self.scope, self.place, now=self.now):
            span = by_days.get((each.from_on, each.until_on), [])
            assert span or each.coverage is None
            if each.coverage is not None:
                cells = self.cells(f"from_where.by_practice.{each.practice}", span)
                self.says(cells, each.coverage, high=MOST if each.at_least else None)

    def moves_the_norm_of_waiting(self, going_on):
        """The signal that people wait, under every bound: in the period that goes on they are those of today."""
        here = self.cells("waiting.on_last_day", [going_on])
        self.sums.append((here[0], ["x waits 61", "x waits less"]))
        self.sums.append(("x waits 61", [*self.cells("waiting.over_92_days", [going_on]), "x waits 61 to 92"]))
        for low in BOUNDS:
            norms.set_from(
                self.store, SYSTEM, "waiting", self.place, low=low, high=low, from_on=said_on(self.now), now=self.now
            )  # fmt: skip
            heard = signals.crossed(self.store, self.scope, self.place, now=self.now, year=self.year)
            if any(each.kind == "waiting" for each in heard):
                self.bounds["x waits 61"] = (1, MOST)
            elif low <= TWO_MONTHS:
                self.bounds["x waits 61"] = (0, 0)


def _counts(figures):
    return {key: {name: n for name, n in each.items() if n is not None} for key, each in figures.items()}


def _variant(name):
    """Where the report has this row."""
    return "variants.itself" if name == ITSELF else f"variants.by_variant.{name}"
