"""What a client says is not right: kept as a note beside it, whether it was corrected or stays (DOMAIN §4.5).

Only what it is about is kept, never a sentence of hers: her own words belong in the organisation's file.
"""

from datetime import date, datetime

from casework import access
from casework.models import Objection
from casework.models.rights import ABOUT, OBJECTION_OUTCOMES
from casework.queries import objections
from foundation import audit
from foundation.people.who import Who
from foundation.refusals import Refusal
from foundation.storage import Store


class UnknownObjection(Refusal):
    """Nothing that can be objected to: an old or forged button."""


def log(store: Store, who: Who, client: str, about: str, outcome: str, *, said_on: date, now: datetime) -> Objection:
    """Keep that this client (public id) says so, in the trajectory of who logs it. The same twice in a day is once."""
    walk = access.current_for(store, who, client, now=now)
    if about not in ABOUT or outcome not in OBJECTION_OUTCOMES:
        raise UnknownObjection
    facts: dict[str, object] = {"trajectory_id": walk.id, "about": about, "outcome": outcome, "said_on": said_on}
    found = objections.same(store, facts)
    if found is None:
        found = Objection(
            public_id=store.new_public_id(), organisation_id=walk.organisation_id, logged_by=who.person_id,
            logged_at=now, **facts,
        )  # fmt: skip
        store.add(found)
        store.flush()
        audit.record(store, who, "objection.log", found.public_id, now=now, organisation_id=walk.organisation_id)
    return found
