"""Whose figures: the municipalities and organisations that a report counts, or one coach for herself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """None means all of them. Invented rows (the demo) and real ones are never counted together (DOMAIN §2.0).

    `coach_id`: only whom she walks with. Nobody but `scopes.own_scope` makes such a scope, for herself.
    """

    municipality_ids: frozenset[int] | None = None
    organisation_ids: frozenset[int] | None = None
    invented: bool = False
    municipality: str | None = None  # the name a reader sees, where it is one municipality
    coach_id: int | None = None
    organisation: str | None = None  # and where it is one organisation

    @property
    def name(self) -> str | None:
        """What a reader calls it: a municipality, an organisation, or that one in a municipality; None for the rest."""
        return ", ".join(name for name in (self.organisation, self.municipality) if name) or None

    @property
    def key(self) -> str:
        """The same text for the same scope: what a frozen report is kept under."""
        parts = ("m", self.municipality_ids), ("o", self.organisation_ids)
        ids = ";".join(f"{name}={_listed(found)}" for name, found in parts)
        ids = ids if self.coach_id is None else f"{ids};c={self.coach_id}"
        return f"{ids};invented" if self.invented else ids


def _listed(ids: frozenset[int] | None) -> str:
    return "*" if ids is None else ",".join(map(str, sorted(ids)))
