"""The figures of a report as a table of cells, and the sums that a reader knows to hold between them.

A cell is named by its path: `closed.by_reason.geen_klik`. A name with `~` is a cell that the report does not print but
that a reader gets by subtracting: `~closed.without_session`. A small one of those is as telling as a printed one.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from foundation.codes import of_class

Sum = tuple[str, tuple[str, ...]]  # a cell, and the cells that add up to it
_PARTS_OF_N = ("yes", "stopped", "finished", "unknown", "open")
_NOT_COUNTS = {
    "percent", "mean", "median", "mean_minutes", "median_minutes", "minutes", "longest_days", "median_days", "p90_days",
}  # fmt: skip
OF_NOBODY = {"social_map.listings", "social_map.checked", "social_map.checked_percent", "social_map.median_age_days"}

BY_MENTION, MENTIONED = "reasons.by_mention", "~reasons."  # in no sum but their own: hiding one hides nothing else


def cells_of(figures: Mapping[str, Mapping[str, Any]]) -> dict[str, int]:
    """Every count of a report by its path; means, medians and sums of minutes are no counts."""
    found: dict[str, int] = {}
    for key, indicator in figures.items():
        for name, value in indicator.items():
            if isinstance(value, dict):
                found |= {f"{key}.{name}.{code}": count for code, count in value.items()}
            elif value is not None and name not in _NOT_COUNTS and f"{key}.{name}" not in OF_NOBODY:
                found[f"{key}.{name}"] = value
    return found


def solved(printed: Mapping[str, int], sums: Sequence[Sum]) -> dict[str, int]:
    """All cells, with what those hold that a reader gets by subtracting: each is the one unknown of some sum."""
    known = dict(printed)
    waiting = list(sums)
    while waiting:
        rest = []
        for whole, parts in waiting:
            unknown = [cell for cell in (whole, *parts) if cell not in known]
            if len(unknown) == 1:
                others = sum(known[part] for part in parts if part in known)
                known[unknown[0]] = others if unknown[0] == whole else known[whole] - others
            elif unknown:
                rest.append((whole, parts))
        if len(rest) == len(waiting):
            raise ValueError(f"sums that cannot be solved: {rest}")
        waiting = rest
    return known


def sums_of(cells: dict[str, int]) -> list[Sum]:
    """Every sum between the cells of a report that follows from the definitions."""
    return [*_inflow(cells), *_support(cells), *_feedback(cells), *_endings(cells), *_outflow(cells)]


def _codes(cells: dict[str, int], path: str, codes: frozenset[str] | None = None) -> tuple[str, ...]:
    return tuple(
        cell for cell in cells if cell.startswith(path + ".") and (codes is None or cell.rpartition(".")[2] in codes)
    )


def _inflow(cells: dict[str, int]) -> Iterator[Sum]:
    primary = _codes(cells, "referrals.by_type", of_class("referrer_type", "primary_care"))
    other = tuple(cell for cell in _codes(cells, "referrals.by_type") if cell not in primary)
    yield "referrals.total", ("referrals.from_primary_care", "~referrals.other")
    yield "referrals.from_primary_care", primary
    yield "~referrals.other", other
    if "fitting.known" in cells:
        yield "referrals.total", ("fitting.known", "fitting.unknown")
        yield "fitting.known", ("fitting.fitting", "fitting.elsewhere", "fitting.unclear")
    if "variants.itself" in cells:
        yield "referrals.total", ("variants.itself", "variants.other")
        yield "variants.other", _codes(cells, "variants.by_variant")
    yield "waiting.on_last_day", ("waiting.over_92_days", "~waiting.shorter")
    for table in ("by_practice", "by_organisation"):
        if named := _codes(cells, f"from_where.{table}"):
            yield "referrals.total", named
    if "icpc.stated" in cells:
        yield "referrals.total", ("icpc.stated", "~~icpc.not_stated")
        yield "icpc.stated", _codes(cells, "icpc.by_group")
    if "wait_for_intake.n" in cells:
        yield from _waits(cells)


def _waits(cells: dict[str, int]) -> Iterator[Sum]:
    """Who came to a first talk or was lost before it, by how long that took."""
    for key in ("wait_for_contact", "wait_for_intake"):
        yield f"{key}.n", (f"{key}.over_92_days", f"~{key}.shorter")
    yield "balance.started", ("wait_for_intake.n", "~~started.not_referred")
    yield "wait_for_intake.n", _codes(cells, "waited.came")
    yield "wait_for_intake.over_92_days", _codes(cells, "waited.came", frozenset({"93+"}))
    yield "lost_before_intake.total", (*_codes(cells, "waited.lost"), "~~lost.not_referred")


def _support(cells: dict[str, int]) -> Iterator[Sum]:
    """The stock of trajectories, told in four ways."""
    yield "supported_clients.trajectories", ("balance.start", "balance.started", "balance.reopened")
    yield "supported_clients.trajectories", ("balance.end", "balance.closed")
    second = cells["supported_clients.trajectories"] - cells["supported_clients.clients"]  # hardly ever
    clients = ("supported_clients.clients", *(("~~second trajectories",) if second else ()))
    yield "supported_clients.trajectories", clients
    yield "closed.with_session", ("sessions_per_trajectory.n",)
    late = cells["closed.with_session"] - cells["balance.closed"]  # a first talk only after the closing: hardly ever
    yield "closed.with_session", ("balance.closed", "~~late talks") if late else ("balance.closed",)
    if "paused.on_last_day" in cells:
        yield "balance.end", ("paused.on_last_day", "~paused.awake")
    yield "sessions.held", ("sessions.without_minutes", "~sessions.with_minutes")
    if "reach.intakes" in cells:
        for key, tables in (("reasons", ("reason",)), ("reach", ("age", "gender", "neighbourhood", "referrer"))):
            yield "balance.started", (f"{key}.intakes",)
            for table in tables:
                yield f"{key}.intakes", _codes(cells, f"{key}.by_{table}")
        yield from _mentions(cells)
    if "came_back.total" in cells:
        yield "came_back.total", ("came_back.reopened", "came_back.new_trajectories")
        for cell in _codes(cells, "referrals.by_type", frozenset({"zelf"})):
            yield cell, ("came_back.new_trajectories", "~~others by themselves")


def _mentions(cells: dict[str, int]) -> Iterator[Sum]:
    """Who has a reason as the main one, who only beside it, and who not at all."""
    for mention in _codes(cells, BY_MENTION):
        code = mention.rpartition(".")[2]
        main = tuple(_codes(cells, "reasons.by_reason", frozenset({code})))
        yield mention, (*main, f"{MENTIONED}beside.{code}")
        yield "reasons.intakes", (mention, f"{MENTIONED}without.{code}")


def _feedback(cells: dict[str, int]) -> Iterator[Sum]:
    """Letters are about first talks and closings that are told elsewhere too."""
    if "feedback.intakes" in cells:
        for many, whole in (("intakes", "balance.started"), ("closings", "closed.total")):
            yield f"feedback.{many}", (f"feedback.{many}_in_time", f"~feedback.{many}_late")
            yield whole, (f"feedback.{many}", f"~feedback.{many}_of_nobody")


def _endings(cells: dict[str, int]) -> Iterator[Sum]:
    """Closings by reason and by how far people came: without a talk, with one, with an activity."""
    reasons = _codes(cells, "closed.by_reason")
    good = _codes(cells, "closed.by_reason", of_class("closing_reason", "positive"))
    lost = _codes(cells, "closed.by_reason", of_class("closing_reason", "drop_out", "not_suitable"))
    neutral = tuple(cell for cell in reasons if cell not in good + lost)
    before, during = (_codes(cells, f"{table}.by_reason") for table in ("lost_before_intake", "lost_in_trajectory"))
    after = {cell: f"~closed.after_start.{cell.rpartition('.')[2]}" for cell in lost}

    yield "closed.total", reasons
    yield "closed.total", ("closed.with_session", "~closed.without_session")
    for cell in lost:
        stages = tuple(stage for stage in before + during if stage.rpartition(".")[2] == cell.rpartition(".")[2])
        yield cell, (*stages, after[cell])
    yield "lost_before_intake.total", before
    yield "lost_in_trajectory.total", during
    yield "~closed.good", good
    yield "~closed.good", ("completed.total", "~closed.good_without_session")
    yield "~closed.neutral", neutral
    yield "~closed.neutral", ("~closed.neutral_with_session", "~closed.neutral_without_session")
    yield "~closed.without_session", (
        "lost_before_intake.total", "~closed.good_without_session", "~closed.neutral_without_session",
    )  # fmt: skip
    yield "closed.with_session", (
        "lost_in_trajectory.total", *after.values(), "completed.total", "~closed.neutral_with_session",
    )  # fmt: skip


def _outflow(cells: dict[str, int]) -> Iterator[Sum]:
    yield "chosen.total", _codes(cells, "chosen.by_category")
    if "found_on_map.known" in cells:
        unknown = "found_on_map.unknown" if "found_on_map.unknown" in cells else "~chosen.found_unknown"
        yield "chosen.total", ("found_on_map.known", unknown)
        yield "found_on_map.known", _codes(cells, "found_on_map.by_way")
        yield "found_on_map.on_map_nearby", _codes(cells, "found_on_map.by_way", frozenset({"kaart_wijk"}))
    if "wishes.total" in cells:
        yield "wishes.total", ("wishes.fulfilled", "wishes.without_supply")
        yield "wishes.without_supply", _codes(cells, "wishes.by_category")
    if "volunteers.clients" in cells:
        yield from _volunteers(cells)
    if "six_months_plus.answered" in cells:
        yield from _six_months_plus()
    yield "participants.active", ("participants.new", "~participants.since_before")
    yield "participants.active", ("dropped_out.total", "~~others")
    yield "dropped_out.total", _codes(cells, "dropped_out.by_reason")
    for months in (3, 6):
        yield f"after_{months}_months.n", tuple(f"after_{months}_months.{part}" for part in _PARTS_OF_N)


def _volunteers(cells: dict[str, int]) -> Iterator[Sum]:
    """People, who may choose twice, beside the choices themselves."""
    yield "volunteers.clients", ("volunteers.volunteers", "~volunteers.others")
    yield "chosen.total", ("volunteers.clients", "~~second choices")
    for cell in _codes(cells, "chosen.by_category", frozenset({"vrijwilliger"})):
        yield cell, ("volunteers.volunteers", "~~second volunteering")


def _six_months_plus() -> Iterator[Sum]:
    """Joy and new people are two lines through the same people."""
    plus = "six_months_plus"
    yield "after_6_months.yes", (f"{plus}.answered", f"~{plus}.silent")
    yield f"{plus}.answered", (f"{plus}.joy", f"~{plus}.no_joy")
    yield f"{plus}.answered", (f"{plus}.new_contacts", f"~{plus}.no_contacts")
    yield f"{plus}.joy", (f"{plus}.both", f"~{plus}.joy_only")
    yield f"{plus}.new_contacts", (f"{plus}.both", f"~{plus}.contacts_only")
    yield f"~{plus}.no_joy", (f"~{plus}.contacts_only", f"~{plus}.neither")
    yield f"~{plus}.no_contacts", (f"~{plus}.joy_only", f"~{plus}.neither")
