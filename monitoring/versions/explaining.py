"""What a regisseur writes beside a version, to explain it: it stays with that version, in every face of it."""

from datetime import datetime

from foundation import audit
from foundation.language.dates import said_on
from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store
from monitoring.periods import Period, PeriodNotBegun
from monitoring.scope import Scope
from monitoring.scopes import scope_for
from monitoring.versions import queries
from monitoring.versions.models import Explanation

LONGEST = 600


def explain(
    store: Store, who: Who, place: str | None, period: Period, *, text: str, draft: str, now: datetime
) -> Explanation:  # fmt: skip
    """Keep it beside the version that went out last; once for one draft. `text` has passed the privacy guard.

    Refuses a place that is not hers, and a period that lies ahead.
    """
    scope = _hers(store, who, place)
    if period.first > said_on(now):
        raise PeriodNotBegun(period=str(period), first=period.first)
    made = queries.by_draft(store, draft)
    if made is None:
        last = queries.newest(store, scope, period, now=now)
        made = Explanation(
            public_id=store.new_public_id(), scope=scope.key, period=str(period), version=last.number if last else 1,
            text=text.strip(), draft=draft, written_by=who.person_id, written_at=now,
        )  # fmt: skip
        store.add(made)
        store.flush()
        audit.record(store, who, "report.explain", made.public_id, now=now)
    return made


def take_back(store: Store, who: Who, public_id: str, *, now: datetime) -> Explanation:
    """From now on it stands nowhere. NotFound for what she did not write."""
    found = queries.by_id(store, public_id)
    if found is None or who.person_id is None or found.written_by != who.person_id:
        raise NotFound
    if found.taken_back_at is None:
        found.taken_back_at = now
        audit.record(store, who, "report.explain.undo", public_id, now=now)
    return found


def of_report(store: Store, scope: Scope, period: Period, *, now: datetime) -> tuple[str, ...]:
    """The texts that stand beside this report, oldest first."""
    return tuple(each.text for each in queries.explanations(store, scope, period, now=now))


def _hers(store: Store, who: Who, place: str | None) -> Scope:
    if not who.municipalities("regisseur"):
        raise NotFound
    return scope_for(store, who, place)
