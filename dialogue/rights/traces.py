"""What the dialogue itself holds of a client: forms that were filled in about her."""

import json
from typing import Any

from sqlalchemy import String, cast, or_, select

from casework import code_names
from casework.models import Client, Trajectory
from casework.rights.insights import Insight
from dialogue.forgetting import PUBLIC_ID, calls
from dialogue.models import Draft
from foundation.people.models import Membership
from foundation.storage import Store

AT_ONCE = 100  # ids in one question


def forms(store: Store, insight: Insight) -> list[dict[str, Any]]:
    """Every form in which she stands, of people of her organisation; not of a colleague whose trajectory is left out.

    Of a form that is about somebody else too the answers stay out: the file is for her.
    """
    found = [draft for _, draft in sorted(_holding(store, insight)) if draft.person_id not in insight.colleagues]
    return [
        {
            "form": draft.act, "made_at": draft.made_at.isoformat(),
            "answers": {} if _of_others(store, json.dumps(draft.answers), insight) else draft.answers,
        }
        for draft in found
    ]  # fmt: skip


def _holding(store: Store, insight: Insight) -> set[tuple[int, Draft]]:
    members = select(Membership.person_id).where(Membership.organisation_id == insight.organisation_id)
    wanted = [*sorted(insight.ids), insight.code_name]
    found = set()
    for some in (wanted[start : start + AT_ONCE] for start in range(0, len(wanted), AT_ONCE)):
        holds = or_(*(cast(Draft.answers, String).contains(each, autoescape=True) for each in some))
        for draft in store.scalars(select(Draft).where(Draft.person_id.in_(members), holds)):
            if _hers(json.dumps(draft.answers), insight):
                found.add((draft.id, draft))
    return found


def _hers(answers: str, insight: Insight) -> bool:
    return calls(answers, [insight.code_name]) or not insight.ids.isdisjoint(PUBLIC_ID.findall(answers))


def _of_others(store: Store, answers: str, insight: Insight) -> bool:
    """Whether another client is named, or pointed at, in these answers."""
    if any(str(each.code_name) != insight.code_name for each in code_names.all_named(answers)):
        return True
    ids = sorted(set(PUBLIC_ID.findall(answers)) - insight.ids)
    others = (select(table.id).where(table.public_id.in_(ids)).limit(1) for table in (Client, Trajectory))
    return any(store.scalar(each) is not None for each in others)
