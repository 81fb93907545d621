"""A year after its end nothing is left of a link, and of a contact without links nothing but a wish for no mail."""

from datetime import datetime, timedelta

from sqlalchemy import Select, delete, exists, select

from foundation.storage import Store, prepared
from social_map.keeping_models import Contact, LinkedListing, ProposedChange, ProviderLink

KEPT_FOR = timedelta(days=365)  # so long "no more mail" in an old mail still works


def prune(store: Store, *, now: datetime) -> int:
    """Remove what is no longer needed. Returns how many links went."""
    old = list(store.scalars(*_over(before=now - KEPT_FOR)))
    if not old:
        return 0
    store.execute(delete(ProposedChange).where(ProposedChange.link_id.in_(old)))
    store.execute(delete(LinkedListing).where(LinkedListing.link_id.in_(old)))
    store.execute(delete(ProviderLink).where(ProviderLink.id.in_(old)))
    linked = exists().where(ProviderLink.contact_id == Contact.id)
    store.execute(delete(Contact).where(Contact.state == "open", ~linked))
    return len(old)


@prepared
def _over(before: datetime) -> Select[int]:
    waiting = exists().where(ProposedChange.link_id == ProviderLink.id, ProposedChange.state == "waiting")
    return select(ProviderLink.id).where(ProviderLink.expires_at < before, ~waiting).limit(500)
