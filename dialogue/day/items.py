"""What needs a coach today, in the order in which it is done: with a button for each (DOMAIN US-C1, A05, B15, B17)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from casework import caseload, feedback, handovers
from casework.caseload import Line, Overview, working_days_waiting
from casework.feedback import practices
from casework.signals import FACTOR
from dialogue import choice_ended, filling, handing_over, rules_of_thumb
from dialogue.day import put_off, unfinished, walks
from dialogue.day.item import Item
from dialogue.outbox import Address
from dialogue.rules_of_thumb import Rules
from dialogue.screens import Button
from dialogue.table import wordings
from foundation.language.dates import said_on
from foundation.people import leaves
from foundation.people.models import Leave, Person
from foundation.people.who import Who
from foundation.storage import Store
from foundation.words import label

KINDS = (
    "appointments", "meetings", "checks", "steps", "woken", "extra", "ended", "starts", "waiting", "intakes",
    "consents", "queue", "letters", "practices", "hours", "drafts", "stand_ins", "handovers", "away",
)  # fmt: skip
LEAVE_AHEAD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Day:
    """Everything, by kind. `for_whom`: the colleagues for whom she stands in today; `after`: how long is too long."""

    items: list[Item] = field(default_factory=list)
    for_whom: tuple[str, ...] = ()
    after: Mapping[str, str] = field(default_factory=dict)

    def of(self, kind: str) -> list[Item]:
        """The items of one kind."""
        return [item for item in self.items if item.kind == kind]

    def empty(self) -> bool:
        """Whether nothing needs her."""
        return not self.items


def gather(store: Store, who: Who, to: Address, *, now: datetime, hidden: bool = False, factor: float = FACTOR) -> Day:
    """Her day, without what she put off (`hidden`: with it)."""
    today = said_on(now)
    rules = rules_of_thumb.of(store, who, today)
    overview = caseload.overview(store, who, today=today, intake_within=rules.intake_days)
    found = [
        *_of_clients(overview, today, rules),
        *walks.items(store, who, overview, today, factor=factor, hours=rules.client_hours[1]),
        *_letters(store, who, today),
        *_practices(store, who, today, rules),
        *_drafts(store, to, now),
        *_leaves(store, who, today, to.language),
        *_handovers(store, who, now, to.language),
    ]
    away = set() if hidden else put_off.hidden(store, who, now=now)
    names = [store.get_one(Person, absent).name for absent, _ in sorted(who.stands_in_for)]
    items = [item for item in found if put_off.key(item.kind, item.about) not in away]
    return Day(sorted(items, key=lambda item: KINDS.index(item.kind)), tuple(dict.fromkeys(names)), rules.spelt())


def _of_clients(day: Overview, today: date, rules: Rules) -> Iterator[Item]:
    plain = {"appointments": day.appointments, "checks": day.checks, "starts": day.starts, "consents": day.consents}
    for kind, lines in plain.items():
        for line in lines:
            yield _client(kind, line)
    for line in day.ended:
        for choice in line.ended:
            buttons = choice_ended.row(line, choice)
            yield Item("ended", choice.public_id, line.code_name, buttons, what=choice.listing_name or "")
    for line in day.waiting:
        days = working_days_waiting(line, today)
        late = days >= rules.contact_days or (today - line.received_on).days >= rules.intake_days
        yield _client("waiting", line, days=days, late=late)
    if day.unassigned:
        look = Button(label("dialogue", "queue.all"), "aq", "-")
        yield Item("queue", "-", label("dialogue", "queue.all"), (look,), days=day.unassigned)


def _client(kind: str, line: Line, *, days: int = 0, late: bool = False) -> Item:
    open_it = Button(f"{label('dialogue', f'day_icons.{kind}')} {line.code_name}", "cl", line.client)
    return Item(kind, line.client, line.code_name, (open_it,), days=days, late=late)


def _letters(store: Store, who: Who, today: date) -> Iterator[Item]:
    for debt in feedback.debts(store, who, today=today):
        write = Button(f"✉️ {debt.code_name}", "tb", debt.trajectory, choice=debt.letter.kind)
        yield Item("letters", debt.trajectory, debt.code_name, (write,), late=debt.late)


def _practices(store: Store, who: Who, today: date, rules: Rules) -> Iterator[Item]:
    for practice in practices.mine(store, who, today=today, within=rules.meeting):
        kind = "meetings" if practice.planned_on == today else "practices" if practice.waits(today) else ""
        if kind:
            button = Button(f"☕ {practice.name[:30]}", "tk", practice.id)
            late = practice.late(today)
            yield Item(kind, practice.id, practice.name, (button,), days=practice.weeks(today), late=late)


def _drafts(store: Store, to: Address, now: datetime) -> Iterator[Item]:
    for draft in unfinished.of(store, to, now=now):
        what = wordings(to.language)[draft.act].help
        button = Button(f"📝 {what}", filling.RESUME, draft.public_id, draft.version)
        yield Item("drafts", draft.public_id, what, (button,))


def _leaves(store: Store, who: Who, today: date, language: str) -> Iterator[Item]:
    for leave in leaves.asked_of(store, who, today):
        name = store.get_one(Person, leave.person_id).name
        answers = tuple(
            Button(label("dialogue", f"leave.{word}", language).format(name=name), "tj", leave.public_id, choice=code)
            for word, code in (("agree", "ja"), ("decline", "nee"))
        )
        yield Item("stand_ins", leave.public_id, name, answers)
    for leave in leaves.coming(store, who, today):
        if leave.accepted_at is None and leave.from_on - today <= LEAVE_AHEAD:
            yield Item("away", leave.public_id, _days(leave), ())


def _handovers(store: Store, who: Who, now: datetime, language: str) -> Iterator[Item]:
    for offer in handovers.to_me(store, who, now=now):
        name = store.get_one(Person, offer.from_id).name
        yield Item("handovers", offer.id, name, handing_over.answers(offer.id, name, language), days=offer.clients)


def _days(leave: Leave) -> str:
    return f"{leave.from_on:%d-%m} – {leave.until_on:%d-%m}"
