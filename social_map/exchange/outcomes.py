"""What an import did, or would do: the rehearsal that is shown before anything is applied."""

from dataclasses import dataclass, field
from typing import Any

from foundation.words import label, labels
from social_map.duplicates.likeness import Likeness
from social_map.exchange.records import Refused

ROOM = "social_map"
# Facts of a listing that are called otherwise in files.
_IN_FILES = {
    "organisation_name": "organisation", "source_category": "category", "cost_cents": "cost_eur",
    "capacity": "capacity_status", "status": "capacity_status", "last_confirmed_on": "last_confirmed",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edited:
    """A listing that was edited here and of which the file says something else. `fields` are facts of a listing."""

    source_id: str
    title: str
    fields: tuple[str, ...]

    @property
    def words(self) -> str:
        """Which fields, in Dutch."""
        known = labels(ROOM)["field"]
        return ", ".join(dict.fromkeys(known.get(self.in_file(name), name) for name in self.fields))

    @staticmethod
    def in_file(name: str) -> str:
        """The name of a fact in a file."""
        return _IN_FILES.get(name, name)


@dataclass(frozen=True, slots=True)
class Alike:
    """A new row that is probably the same as a listing on the map, found under another source or number."""

    source_id: str
    title: str
    listing: str
    listing_source: str
    listing_title: str
    likeness: Likeness

    @property
    def words(self) -> str:
        """In what they are alike, in Dutch."""
        return ", ".join(label(ROOM, f"duplicates.why.{code}") for code in self.likeness.why)


@dataclass
class Outcome:
    """What an import did, or would do. `removed`: listings that the source now calls ended.

    `edited`: where the map and the file differ because somebody edited here; `theirs` says which of the two wins.
    """

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    refused: list[Refused] = field(default_factory=list)
    edited: list[Edited] = field(default_factory=list)
    alike: list[Alike] = field(default_factory=list)
    new_municipalities: list[str] = field(default_factory=list)
    theirs: bool = False
    import_id: str | None = None

    @property
    def applies(self) -> bool:
        """Whether there is anything to apply."""
        return bool(self.added or self.changed or self.removed)

    @property
    def counts(self) -> dict[str, int]:
        """The numbers, for the list of imports."""
        numbers = {name: getattr(self, name) for name in ("added", "changed", "unchanged", "removed")}
        return {**numbers, "refused": len(self.refused)}


def as_document(outcome: Outcome) -> dict[str, Any]:
    """The outcome as INTERFACES writes it, `why` in Dutch words; what else there is to say only where there is."""
    more = {
        "kept" if not outcome.theirs else "overwritten": [
            {"id": each.source_id, "title": each.title, "fields": sorted({each.in_file(name) for name in each.fields})}
            for each in outcome.edited
        ],
        "probably_the_same": [
            {
                "id": each.source_id, "title": each.title, "likeness": each.likeness.score,
                "why": list(each.likeness.why),
                "listing": {"id": each.listing, "source": each.listing_source, "title": each.listing_title},
            }
            for each in outcome.alike
        ],
    }  # fmt: skip
    return {
        **{name: outcome.counts[name] for name in ("added", "changed", "unchanged", "removed")},
        "refused": [{"row": each.row, "field": each.field, "why": each.words} for each in outcome.refused],
        **{name: value for name, value in more.items() if value},
    }
