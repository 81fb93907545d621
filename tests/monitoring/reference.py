"""A second, slow and independent way to count: walk through the period day by day and look who is where.

It shares no code and no method with the real indicators: no SQL, no aggregation, no date arithmetic beyond "the next
day". It reads the rules of INTERFACES ("Who counts where") and DOMAIN §2 anew.
"""

import calendar
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from tests.monitoring.cases import Activity, Case, Close

PRIMARY = {
    "huisarts", "poh_ggz", "poh_somatiek", "poh_ouderen", "poh_sociaal", "assistente", "praktijkteam",
    "fysio", "dietist", "ergo", "apotheek", "wijkverpl",
}  # fmt: skip
GOOD_STOPS = {"afgerond", "doorgestroomd", "zelfstandig_verder"}
NEUTRAL_STOPS = {"overleden", "verhuisd"}
NEUTRAL_CLOSINGS = {"overgedragen_verhuizing", "overleden", "ander_traject"}
REASONS = {
    "eenzaamheid", "somber_angst", "stress", "zingeving", "geld", "relatie_gezin", "lichamelijk", "anders",
}  # fmt: skip
DAY = timedelta(days=1)


def days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += DAY


def as_known(case: Case, today: date) -> Case | None:
    """The case as it looks today: the future is not there yet; a mistake was never there."""
    closings = [
        Close(c.day, c.reason, *((c.reopened, c.by) if c.reopened and c.reopened <= today else (None, None)))
        for c in case.closings
        if c.day <= today
    ]
    if any(c.reopened is None and c.reason in ("dubbel", "fout") for c in closings):
        return None
    activities = []
    for a in case.activities:
        started = a.started if a.started and a.started <= today else None
        ended = a.stopped is not None and a.stopped <= today
        if a.chosen <= today or started:
            stop = (a.stopped, a.reason) if ended else (None, None)
            activities.append(Activity(a.chosen, started, *stop, a.category, a.found))
    return replace(
        case,
        referrals=[r for r in case.referrals if r.day <= today],
        talks=[t for t in case.talks if t.day <= today],
        activities=activities,
        spoken=[on for on in case.spoken if on <= today],
        answers=[a for a in case.answers if a.day <= today],
        closings=closings,
    )


def months_later(start: date, months: int) -> date:
    year, month = start.year, start.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def everywhere(_case: Case) -> bool:
    return True


class Reference:
    """Counts one period for the cases of one scope, knowing all cases (for switches elsewhere)."""

    def __init__(self, cases, first, last, today, *, scope=everywhere, frozen=frozenset()):
        known = [k for c in cases if (k := as_known(c, today))]
        self.talked = {c.name: sorted(t.day for t in c.talks if t.status == "held") for c in known}
        self.activities = defaultdict(list)
        for case in known:
            self.activities[case.organisation, case.client] += case.activities
        self.everybody = known
        self.cases = [c for c in known if scope(c)]
        self.first, self.last, self.today, self.frozen = first, min(last, today), today, frozen
        self.days = list(days(self.first, self.last))

    def report(self) -> dict:
        return {
            "referrals": self.referrals(),
            "supported_clients": self.supported(),
            "sessions": self.sessions(),
            **self.endings(),
            "chosen": self.chosen(),
            "found_on_map": self.found(),
            "participants": self.participants(),
            "after_3_months": self.after(3),
            "after_6_months": self.after(6),
            "dropped_out": self.dropped_out(),
            "balance": self.balance(),
            "waiting": self.waiting(),
            **self.newcomers(),
            **self.waits(),
            "came_back": self.came_back(),
            "from_where": self.from_where(),
        }

    # what is so on a day

    def closed_on(self, case: Case) -> Close | None:
        return next((c for c in case.closings if c.reopened is None), None)

    def held(self, case: Case) -> list[date]:
        return self.talked[case.name]

    def in_support(self, case: Case, on: date) -> bool:
        """At some moment of this day."""
        talked = any(held <= on for held in self.held(case))
        close = self.closed_on(case)
        return talked and (close is None or on <= close.day)

    def away(self, case: Case, on: date) -> bool:
        """In the hole between a closing that a frozen report counted and its reopening."""
        return any(
            c.reopened and c.day <= on < c.reopened and c.day < self.first and (case.name, c.day) in self.frozen
            for c in case.closings
        )

    def in_stock(self, case: Case, on: date) -> bool:
        """At the end of this day."""
        close = self.closed_on(case)
        return self.in_support(case, on) and not (close and close.day == on) and not self.away(case, on)

    @staticmethod
    def goes(activity: Activity, on: date) -> bool:
        if activity.started is None or activity.started > on:
            return False
        return activity.stopped is None or on <= activity.stopped

    # the indicators

    def referrals(self) -> dict:
        kinds, repeats, transfers = Counter(), 0, 0
        for on in self.days:
            for case in self.cases:
                arrived = [(r.type, r.repeat) for r in case.referrals if r.day == on]
                arrived += [(c.by, False) for c in case.closings if c.reopened == on and c.by]
                for kind, repeat in arrived:
                    if repeat:
                        repeats += 1
                    elif kind == "overdracht":
                        transfers += 1
                    else:
                        kinds[kind] += 1
        return {
            "total": kinds.total(),
            "from_primary_care": sum(n for kind, n in kinds.items() if kind in PRIMARY),
            "by_type": dict(kinds),
            "repeat": repeats,
            "transfers": transfers,
        }

    def supported(self) -> dict:
        walked = [c for c in self.cases if any(self.in_support(c, on) for on in self.days)]
        return {"clients": len({(c.organisation, c.client) for c in walked}), "trajectories": len(walked)}

    def sessions(self) -> dict:
        talks = [t for on in self.days for c in self.cases for t in c.talks if t.day == on]
        held = [t for t in talks if t.status == "held"]
        minutes = [t.minutes for t in held if t.minutes is not None]
        return {
            "held": len(held),
            "no_show": len([t for t in talks if t.status == "no_show"]),
            "cancelled": len([t for t in talks if t.status == "cancelled"]),
            "minutes": sum(minutes),
            "without_minutes": len(held) - len(minutes),
            "mean_minutes": one_decimal(minutes),
            "median_minutes": float(statistics.median(minutes)) if minutes else None,
        }

    def endings(self) -> dict:
        closed, with_talk, before, during, good, talks = Counter(), 0, Counter(), Counter(), 0, []
        for on in self.days:
            for case in self.cases:
                close = self.closed_on(case)
                if close is None or close.day != on:
                    continue
                closed[close.reason] += 1
                lost = not close.reason.startswith("doel_bereikt") and close.reason not in NEUTRAL_CLOSINGS
                if not self.held(case):
                    before[close.reason] += lost
                    continue
                with_talk += 1
                talks.append(len(self.held(case)))
                good += close.reason.startswith("doel_bereikt")
                if not any(a.started for a in case.activities):
                    during[close.reason] += lost
        return {
            "closed": {"total": closed.total(), "with_session": with_talk, "by_reason": dict(closed)},
            "sessions_per_trajectory": {
                "mean": one_decimal(talks),
                "median": float(statistics.median(talks)) if talks else None,
                "n": len(talks),
            },
            "lost_before_intake": {"total": before.total(), "by_reason": dict(+before)},
            "lost_in_trajectory": {"total": during.total(), "by_reason": dict(+during)},
            "completed": {"total": good},
        }

    def chosen(self) -> dict:
        kinds = Counter(a.category for on in self.days for c in self.cases for a in c.activities if a.chosen == on)
        return {"total": kinds.total(), "by_category": dict(kinds)}

    def found(self) -> dict:
        every = Counter(a.found for on in self.days for c in self.cases for a in c.activities if a.chosen == on)
        ways = Counter({way: count for way, count in every.items() if way})
        share = Decimal(100 * ways["kaart_wijk"]) / ways.total() if ways else None
        return {
            "known": ways.total(), "on_map_nearby": ways["kaart_wijk"], "by_way": dict(ways),
            "unknown": every.total() - ways.total(),
            "percent": None if share is None else int(share.quantize(Decimal(1), ROUND_HALF_UP)),
        }  # fmt: skip

    def participants(self) -> dict:
        active, new = set(), set()
        for on in self.days:
            for case in self.cases:
                who = (case.organisation, case.client)
                if any(self.goes(a, on) for a in case.activities):
                    active.add(who)
                starts = [a.started for a in case.activities if a.started]
                if on in starts and not any(start < on for start in starts):
                    new.add(who)
        return {"active": len(active), "new": len(new)}

    def after(self, months: int) -> dict:
        found = Counter()
        for case in self.cases:
            starts = [a.started for a in case.activities if a.started]
            if starts and months_later(min(starts), months) in self.days:
                found[self.outcome(case, months, months_later(min(starts), months))] += 1
        kinds = ("yes", "stopped", "finished", "unknown", "open")
        return {"n": sum(found[k] for k in kinds), **{k: found[k] for k in (*kinds, "excluded")}}

    def outcome(self, case: Case, months: int, milestone: date) -> str:
        close = self.closed_on(case)
        deaths = [a.stopped for a in case.activities if a.reason == "overleden"]
        deaths += [close.day] if close and close.reason == "overleden" else []
        if any(died <= milestone for died in deaths):
            return "excluded"
        answers = [a.outcome for a in case.answers if a.months == months]
        if answers:
            return "yes" if answers[-1] in ("same", "other") else answers[-1]
        last_reasons: list[str | None] = []
        begun = [a for a in case.activities if a.started and a.started <= milestone]
        for on in days(min(a.started for a in begun), milestone):
            ended = [a.reason for a in begun if a.stopped == on]
            last_reasons = ended or last_reasons
        if not any(a.stopped is None or a.stopped > milestone for a in begun):
            return "finished" if GOOD_STOPS & set(last_reasons) else "stopped"
        return "open" if self.today in list(days(milestone, milestone + 42 * DAY)) else "unknown"

    def dropped_out(self) -> dict:
        reason_of = {}
        for on in self.days:
            for case in self.cases:
                who = (case.organisation, case.client)
                for stop in case.activities:
                    misfit = stop.reason and stop.reason not in GOOD_STOPS | NEUTRAL_STOPS
                    if stop.stopped != on or not stop.started or not misfit:
                        continue
                    others = [a for a in self.activities[who] if a is not stop]
                    tomorrow = any(self.goes(a, on + DAY) and a.started <= on for a in others)
                    soon = any(a.started == later for later in days(on + DAY, on + 28 * DAY) for a in others)
                    if not tomorrow and not soon:
                        reason_of[who] = stop.reason
        return {"total": len(reason_of), "by_reason": dict(Counter(reason_of.values()))}

    def balance(self) -> dict:
        start = sum(self.in_stock(c, self.first - DAY) for c in self.cases)
        counts = Counter()
        for on in self.days:
            for case in self.cases:
                held, close = self.held(case), self.closed_on(case)
                entered = bool(held) and held[0] == on and self.in_support(case, on)
                counts["started"] += entered
                back = self.away(case, on - DAY) and not self.away(case, on) and self.in_support(case, on)
                counts["reopened"] += bool(back) and held[0] < self.first  # else it starts in this period
                counts["closed"] += bool(close) and close.day == on and self.in_support(case, on)
        end = sum(self.in_stock(c, self.last) for c in self.cases)
        return {"start": start, **{k: counts[k] for k in ("started", "reopened", "closed")}, "end": end}

    def newcomers(self) -> dict:
        """Who they are that had a first talk, and what was stated with first referrals."""
        who = [c for on in self.days for c in self.cases if self.held(c)[:1] == [on] and self.in_support(c, on)]
        coded = [
            c.icpc[0] for on in self.days for c in self.cases
            if c.icpc and c.referrals and c.referrals[0].day == on and c.referrals[0].type != "overdracht"
        ]  # fmt: skip
        groups = Counter({"P": "psychisch", "Z": "sociaal"}.get(letter, "lichamelijk") for letter in coded)
        noted = {
            "by_age": "age", "by_gender": "gender", "by_neighbourhood": "neighbourhood",
        }  # fmt: skip
        told = {table: dict(Counter(getattr(c, name) or "onbekend" for c in who)) for table, name in noted.items()}
        referrers = Counter(c.referrals[0].type if c.referrals else "onbekend" for c in who)
        return {
            "reasons": {
                "intakes": len(who),
                "by_reason": dict(Counter(c.reason or "onbekend" for c in who)),
                "by_mention": {
                    code: n for code in REASONS if (n := sum(code == c.reason or code in c.also for c in who))
                },
            },
            "reach": {"intakes": len(who), **told, "by_referrer": dict(referrers)},
            "icpc": {"stated": len(coded), "by_group": dict(groups)},
        }

    def waits(self) -> dict:
        contact, intake, lost = [], [], []
        for case in self.cases:
            received = [r.day for r in case.referrals if r.day <= self.last]
            if not received or not self.met_or_waits(case):
                continue
            held = self.held(case)[:1]
            first = sorted([*case.spoken, *held])[:1]
            close = self.closed_on(case)
            contact += [nights(min(received), on) for on in first if on in self.days and not (close and on > close.day)]
            intake += [nights(min(received), on) for on in held if on in self.days and self.in_support(case, on)]
            if close and close.day in self.days and not held and not close.reason.startswith("doel_bereikt"):
                lost += [nights(min(received), close.day)] * (close.reason not in NEUTRAL_CLOSINGS)
        still = [nights(min(r.day for r in c.referrals), self.last) for c in self.still_waiting()]
        return {
            "wait_for_contact": {
                "n": len(contact),
                **middle(contact),
                "over_92_days": len([d for d in contact if d > 92]),
            },
            "wait_for_intake": {"n": len(intake), **middle(intake), "over_92_days": len([d for d in intake if d > 92])},
            "waited": {"came": classes(intake), "lost": classes(lost)},
            "still_waiting": middle(still),
        }

    def met_or_waits(self, case: Case) -> bool:
        """Not over before the period: who is spoken to after her closing is no newcomer."""
        close = self.closed_on(case)
        return close is None or close.day >= self.first

    def from_where(self) -> dict:
        practices, organisations = Counter(), Counter()
        for on in self.days:
            for case in self.cases:
                first = [r.type for r in case.referrals if r.day == on and not r.repeat]
                again = [c.by for c in case.closings if c.reopened == on and c.by]
                count = len([kind for kind in first + again if kind != "overdracht"])
                practices[case.practice or "onbekend"] += count
                organisations[case.organisation] += count
        return {"by_practice": dict(+practices), "by_organisation": dict(+organisations)}

    def came_back(self) -> dict:
        herself = sent = anew = 0
        for on in self.days:
            for case in self.cases:
                back = [c.by in (None, "zelf") for c in case.closings if c.reopened == on]
                herself, sent = herself + back.count(True), sent + back.count(False)
                came = [r for r in case.referrals if r.day == on and r.type == "zelf" and not r.repeat]
                anew += len([r for r in came if self.was_over(case, on)])
        return {"total": herself + anew, "reopened": herself, "new_trajectories": anew, "sent_back": sent}

    def was_over(self, case: Case, on: date) -> bool:
        """Whether another trajectory of the same client was closed by then."""
        who = (case.organisation, case.client)
        others = [c for c in self.everybody if c is not case and (c.organisation, c.client) == who]
        return any(close.day <= on for c in others if (close := self.closed_on(c)))

    def waiting(self) -> dict:
        waits = [nights(min(r.day for r in case.referrals), self.last) for case in self.still_waiting()]
        return {
            "on_last_day": len(waits),
            "longest_days": max(waits) if waits else None,
            "over_92_days": len([w for w in waits if w > 92]),
        }

    def still_waiting(self) -> list[Case]:
        waits = []
        for case in self.cases:
            received = [r.day for r in case.referrals]
            close = self.closed_on(case)
            waits += [
                case
                for _ in "x"
                if received and min(received) <= self.last
                and not any(held <= self.last for held in self.held(case))
                and not (close and close.day <= self.last)
            ]  # fmt: skip
        return waits


def nights(received: date, until: date) -> int:
    """Counted one by one; none when it came before."""
    return max(len(list(days(received, until))) - 1, 0)


def middle(waits: list[int]) -> dict:
    """The median, and the shortest wait that nine in ten do not exceed."""
    enough = [each for each in sorted(waits) if 10 * len([w for w in waits if w <= each]) >= 9 * len(waits)]
    return {
        "median_days": float(statistics.median(waits)) if waits else None, "p90_days": enough[0] if enough else None,
    }  # fmt: skip


def classes(waits: list[int]) -> dict:
    return dict(
        Counter("0-14" if w < 15 else "15-42" if w < 43 else "43-92" if w < 93 else "93+" for w in waits)
    )  # fmt: skip


def one_decimal(numbers: list[int]) -> float | None:
    if not numbers:
        return None
    return float((Decimal(sum(numbers)) / len(numbers)).quantize(Decimal("0.1"), ROUND_HALF_UP))
