"""The keys of a source, kept only as HMAC with the secret of the house; and what stays of who is gone, in the same way.

By these marks no file brings back a client or trajectory that was erased or merged (INTERFACES, "Keys").
"""

import hashlib
import hmac
from datetime import date

from casework.models import Client, ErasedKey, Trajectory
from foundation.people.models import Organisation
from foundation.storage import Store


class Keys:
    """Hashes the keys of one organisation. The same key of another organisation or kind hashes differently."""

    def __init__(self, secret: bytes, organisation: str) -> None:
        self._secret, self._organisation = secret, organisation
        self._known: dict[tuple[str, str], str] = {}

    def hashed(self, kind: str, key: str) -> str:
        """The 64 characters under which a key of this kind (client, trajectory, session …) is stored."""
        known = self._known.get((kind, key))
        if known is None:
            message = f"casework\x1f{self._organisation}\x1f{kind}\x1f{key}".encode()
            known = hmac.new(self._secret, message, hashlib.sha256).hexdigest()
            self._known[kind, key] = known
        return known


class Marks:
    """Leaves the marks of one organisation, with the secret of the house."""

    def __init__(self, store: Store, organisation_id: int, secret: bytes, today: date) -> None:
        self._store, self._organisation_id, self._today = store, organisation_id, today
        self._keys = Keys(secret, store.get_one(Organisation, organisation_id).public_id)

    def leave(self, kind: str, gone: Client | Trajectory) -> None:
        """Note the key of the source, and the one under which our own export names it. `kind`: client, trajectory."""
        for key in {gone.source_key or "", self._keys.hashed(kind, gone.public_id)} - {""}:
            if self._store.get(ErasedKey, (self._organisation_id, key)) is None:
                row = ErasedKey(organisation_id=self._organisation_id, source_key=key, erased_on=self._today)
                self._store.add(row)
        self._store.flush()
