"""What an import did, or why it did not."""

from collections import Counter
from dataclasses import dataclass, field

from casework.exchange.layout import FILES, WORK
from foundation.words import label

COUNTED = tuple(file.kind for file in FILES if file not in WORK)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about one row: `row` is its line in the file, the header being 1; `why` is Dutch."""

    file: str
    row: int
    field: str
    why: str


@dataclass(slots=True)
class Outcome:
    """Counts by kind of row, what was created, and every refusal. One refusal and nothing is written."""

    added: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    municipalities: list[str] = field(default_factory=list)
    practices: list[str] = field(default_factory=list)
    refused: list[Remark] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)

    def refuse(self, file: str, row: int, column: str, why: str, **facts: object) -> None:
        """Refuse a row, for the reason under `import.<why>` in labels.toml."""
        self.refused.append(Remark(file, row, column, say(why, **facts)))

    def warn(self, file: str, row: int, column: str, why: str, **facts: object) -> None:
        """Let a row through, but say something about it."""
        self.warnings.append(Remark(file, row, column, say(why, **facts)))

    def clear(self) -> None:
        """Count nothing: nothing is written."""
        for counts in (self.added, self.changed, self.unchanged):
            counts.clear()

    def kinds(self) -> tuple[str, ...]:
        """The kinds that are counted: of the work of trajectories only what the folder has."""
        told = (self.added, self.changed, self.unchanged)
        return (*COUNTED, *(file.kind for file in WORK if any(counts[file.kind] for counts in told)))

    def as_json(self) -> dict[str, object]:
        """The document of `--json`."""
        counts = {
            name: {kind: counter[kind] for kind in self.kinds()}
            for name, counter in (("added", self.added), ("changed", self.changed), ("unchanged", self.unchanged))
        }
        return {
            **counts,
            "created": {"municipalities": self.municipalities, "practices": self.practices},
            "refused": [_as_dict(remark) for remark in sorted(self.refused, key=_place)],
            "warnings": [_as_dict(remark) for remark in sorted(self.warnings, key=_place)],
            "ignored": self.ignored,
        }


def say(why: str, **facts: object) -> str:
    """The sentence under `import.<why>` in labels.toml."""
    return label("casework", f"import.{why}").format(**facts)


def _place(remark: Remark) -> tuple[int, int, str]:
    order = [file.name for file in FILES]
    return (order.index(remark.file) if remark.file in order else len(order), remark.row, remark.field)


def _as_dict(remark: Remark) -> dict[str, object]:
    return {"file": remark.file, "row": remark.row, "field": remark.field, "why": remark.why}
