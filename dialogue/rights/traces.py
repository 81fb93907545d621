"""What the dialogue itself holds of a client: forms that were filled in about her."""

import json
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import String, cast, or_, select

from dialogue.models import Draft
from foundation.people.models import Membership
from foundation.storage import Store

AT_ONCE = 100  # ids in one question


def forms(store: Store, ids: Iterable[str], code_name: str, organisation_id: int) -> list[dict[str, Any]]:
    """Every form of people of her organisation in which one of these ids or her code name stands."""
    members = select(Membership.person_id).where(Membership.organisation_id == organisation_id)
    found: dict[int, Draft] = {}
    wanted = [*sorted(ids), code_name]
    for some in (wanted[start : start + AT_ONCE] for start in range(0, len(wanted), AT_ONCE)):
        holds = or_(*(cast(Draft.answers, String).contains(each, autoescape=True) for each in some))
        for draft in store.scalars(select(Draft).where(Draft.person_id.in_(members), holds)):
            if _hers(json.dumps(draft.answers), some, code_name):
                found[draft.id] = draft
    return [_facts(draft.act, draft.made_at, draft.answers) for _, draft in sorted(found.items())]


def _hers(answers: str, ids: Sequence[str], code_name: str) -> bool:
    """Kievit-271 is somebody else."""
    named = re.search(rf"{re.escape(code_name)}(?!\d)", answers)
    return bool(named) or any(each in answers for each in ids if each != code_name)


def _facts(act: str, made_at: datetime, answers: Any) -> dict[str, Any]:
    return {"form": act, "made_at": made_at.isoformat(), "answers": answers}
