"""What is on the list: two items for each element for everybody, and those that a municipality added."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from foundation import audit
from foundation.people.who import Who
from foundation.refusals import NotFound, Refusal
from foundation.storage import Store
from foundation.words import labels
from monitoring.evaluation.models import ELEMENTS, EvaluationItem

LONGEST, MOST = 200, 10


class ListFull(Refusal):
    """So many items of one's own, and no more: filling it in has to stay short. `most`."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item. `key`: a code, or the public id of one's own; `own`: a municipality added it."""

    key: str
    element: str
    text: str
    own: bool = False


def listed(store: Store, municipality_ids: Collection[int], language: str = "nl") -> list[Item]:
    """The whole list for who works in these municipalities, element by element."""
    usual: dict[str, list[str]] = labels("monitoring", language)["evaluation"]["items"]
    own = own_items(store, municipality_ids)
    found = []
    for element in ELEMENTS:
        found += [Item(f"{element}.{n}", element, text) for n, text in enumerate(usual[element], 1)]
        found += [Item(each.public_id, element, each.text, own=True) for each in own if each.element == element]
    return found


def own_items(store: Store, municipality_ids: Collection[int]) -> Sequence[EvaluationItem]:
    """What these municipalities added and did not take off."""
    here = EvaluationItem.municipality_id.in_(municipality_ids), EvaluationItem.removed_at.is_(None)
    return store.scalars(select(EvaluationItem).where(*here).order_by(EvaluationItem.id).limit(MOST * 10)).all()


def add(
    store: Store, who: Who, municipality_id: int, element: str, text: str, *, now: datetime, draft: str | None = None
) -> EvaluationItem:
    """A regisseur adds an item for her municipality. The text passed the guard. The same draft twice is one item."""
    made = store.scalars(select(EvaluationItem).where(EvaluationItem.draft == draft)).one_or_none() if draft else None
    if made is not None:
        return made
    if municipality_id not in who.municipalities("regisseur") or element not in ELEMENTS:
        raise NotFound
    if len(own_items(store, [municipality_id])) >= MOST:
        raise ListFull(most=MOST)
    item = EvaluationItem(
        public_id=store.new_public_id(), municipality_id=municipality_id, element=element,
        text=" ".join(text.split())[:LONGEST], added_by=who.person_id, added_at=now, draft=draft,
    )  # fmt: skip
    store.add(item)
    store.flush()
    audit.record(store, who, "evaluation.add", item.public_id, now=now)
    return item


def take_off(store: Store, who: Who, item: str, *, now: datetime) -> None:
    """It is on the list no longer; what was scored stays counted. NotFound for one of another municipality."""
    found = store.scalars(select(EvaluationItem).where(EvaluationItem.public_id == item)).one_or_none()
    if found is None or found.municipality_id not in who.municipalities("regisseur"):
        raise NotFound
    if found.removed_at is None:
        found.removed_at = now
        store.flush()
        audit.record(store, who, "evaluation.take_off", found.public_id, now=now)
