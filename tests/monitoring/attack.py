"""An attacker with a published report: she knows every sum and every inequality, and works out what she can.

She narrows the range of every number, sum by sum, until nothing narrows any further; then she tries, for the numbers
that are left, every value that still fits. It shares no code with the suppression: her sums are written anew here.
"""

from foundation.codes import of_class

HIDDEN = "hidden"
DAYS = ("longest_days", "median_days", "p90_days")
MOST = 10_000
PRIMARY = of_class("referrer_type", "primary_care")
GOOD = of_class("closing_reason", "positive")
LOST = of_class("closing_reason", "drop_out", "not_suitable")


FLOWS = {
    "closed", "sessions_per_trajectory", "lost_before_intake", "lost_in_trajectory", "completed", "reasons", "reach",
    "wait_for_intake", "waited", "feedback", "came_back", "supported_clients",
}  # fmt: skip


def withheld(figures):
    """Whether nothing is told of who came and went: then a number that is not told may be nought too."""
    closed = figures.get("closed", {"total": None})
    return closed["total"] == HIDDEN and not closed["by_reason"]


def is_flow(cell):
    return cell.split(".")[0] in FLOWS or cell in ("balance.started", "balance.reopened", "balance.closed")


def known_sums(figures):
    """(whole, parts): names as `closed.total`; the names she invents herself begin with an x."""
    for whole, parts in _known_sums(figures):
        if parts or not withheld(figures) or not (is_flow(whole) or whole.startswith("x ")):
            yield whole, parts


def _known_sums(figures):
    codes = {
        f"{key}.{name}": sorted(value)
        for key, indicator in figures.items()
        for name, value in indicator.items()
        if isinstance(value, dict)
    }

    def cells(table, kind=None):
        return [f"{table}.{code}" for code in codes[table] if kind is None or code in kind]

    yield "referrals.total", cells("referrals.by_type")
    yield "referrals.from_primary_care", cells("referrals.by_type", PRIMARY)
    yield "referrals.total", ["referrals.from_primary_care", "x other"]
    if "fitting" in figures:
        yield "referrals.total", ["fitting.known", "fitting.unknown"]
        yield "fitting.known", ["fitting.fitting", "fitting.elsewhere", "fitting.unclear"]
    if "variants.by_variant" in codes:
        yield "referrals.total", ["variants.itself", "variants.other"]
        yield "variants.other", cells("variants.by_variant")
    yield "supported_clients.trajectories", ["balance.start", "balance.started", "balance.reopened"]
    yield "supported_clients.trajectories", ["balance.end", "balance.closed"]
    yield "supported_clients.trajectories", ["supported_clients.clients", "x more"]
    yield "closed.with_session", ["sessions_per_trajectory.n"]
    yield "closed.with_session", ["balance.closed", "x late"]
    yield "closed.total", ["closed.with_session", "x without"]
    yield "closed.total", cells("closed.by_reason")
    yield "x good", cells("closed.by_reason", GOOD)
    yield "x good", ["completed.total", "x good without"]
    yield "lost_before_intake.total", cells("lost_before_intake.by_reason")
    yield "lost_in_trajectory.total", cells("lost_in_trajectory.by_reason")
    for reason in codes["closed.by_reason"]:
        if reason in LOST:
            stages = [
                f"{table}.{reason}"
                for table in ("lost_before_intake.by_reason", "lost_in_trajectory.by_reason")
                if reason in codes[table]
            ]
            yield f"closed.by_reason.{reason}", [*stages, f"x after {reason}"]
    yield "x without", ["lost_before_intake.total", "x good without", "x neutral without"]
    yield "chosen.total", cells("chosen.by_category")
    if "found_on_map.by_way" in codes:
        yield "chosen.total", ["found_on_map.known", "found_on_map.unknown"]
        yield "found_on_map.known", cells("found_on_map.by_way")
        yield "found_on_map.on_map_nearby", cells("found_on_map.by_way", {"kaart_wijk"})
    if "feedback" in figures:
        for many, whole in (("intakes", "balance.started"), ("closings", "closed.total")):
            yield f"feedback.{many}", [f"feedback.{many}_in_time", f"x {many} late"]
            yield whole, [f"feedback.{many}", f"x {many} of nobody"]
    if "wishes.by_category" in codes:
        yield "wishes.total", ["wishes.fulfilled", "wishes.without_supply"]
        yield "wishes.without_supply", cells("wishes.by_category")
    if "paused" in figures:
        yield "balance.end", ["paused.on_last_day", "x awake"]
    if "volunteers" in figures:
        yield "volunteers.clients", ["volunteers.volunteers", "x no volunteers"]
        yield "chosen.total", ["volunteers.clients", "x chose again"]
        for cell in cells("chosen.by_category", {"vrijwilliger"}):
            yield cell, ["volunteers.volunteers", "x volunteers again"]
    if "six_months_plus" in figures:
        plus = [f"six_months_plus.{name}" for name in ("answered", "joy", "new_contacts", "both")]
        yield "after_6_months.yes", [plus[0], "x silent"]
        yield plus[0], [plus[3], "x joy only", "x contacts only", "x neither"]
        yield plus[1], [plus[3], "x joy only"]
        yield plus[2], [plus[3], "x contacts only"]
    yield "participants.active", ["participants.new", "x since before"]
    yield "participants.active", ["dropped_out.total", "x stayed"]
    yield "dropped_out.total", cells("dropped_out.by_reason")
    yield "waiting.on_last_day", ["waiting.over_92_days", "x shorter"]
    if "from_where" in figures:
        for table in ("by_practice", "by_organisation"):
            yield "referrals.total", cells(f"from_where.{table}")
    if "icpc" in figures:
        yield "referrals.total", ["icpc.stated", "x without a code"]
        yield "icpc.stated", cells("icpc.by_group")
    if "reach" in figures:
        yield from newcomers_sums(cells)
    for months in (3, 6):
        yield (
            f"after_{months}_months.n",
            [f"after_{months}_months.{part}" for part in ("yes", "stopped", "finished", "unknown", "open")],
        )


def newcomers_sums(cells):
    """Everybody with a first talk, told in five ways, and how long they waited."""
    yield "balance.started", ["reach.intakes"]
    yield "balance.started", ["reasons.intakes"]
    yield "balance.started", cells("reasons.by_reason")
    main = cells("reasons.by_reason")
    for cell in cells("reasons.by_mention"):
        as_main = cell.replace("by_mention", "by_reason")
        yield cell, [*([as_main] if as_main in main else []), f"x beside {cell}"]
        yield "balance.started", [cell, f"x without {cell}"]
    for table in ("age", "gender", "neighbourhood", "referrer"):
        yield "balance.started", cells(f"reach.by_{table}")
    yield "balance.started", ["wait_for_intake.n", "x never referred"]
    yield "wait_for_intake.n", cells("waited.came")
    yield "wait_for_intake.over_92_days", cells("waited.came", {"93+"})
    yield "wait_for_intake.n", ["wait_for_intake.over_92_days", "x came soon"]
    yield "wait_for_contact.n", ["wait_for_contact.over_92_days", "x spoken to soon"]
    yield "lost_before_intake.total", [*cells("waited.lost"), "x lost and never referred"]
    yield "came_back.total", ["came_back.reopened", "came_back.new_trajectories"]
    for cell in cells("referrals.by_type", {"zelf"}):
        yield cell, ["came_back.new_trajectories", "x others by themselves"]


def published(figures):
    for key, indicator in figures.items():
        for name, value in indicator.items():
            if isinstance(value, dict):
                yield from ((f"{key}.{name}.{code}", count) for code, count in value.items())
            elif name not in ("mean", "median", "mean_minutes", "median_minutes", "minutes", *DAYS, "percent"):
                yield f"{key}.{name}", value


def count_in(shown, cell):
    """What stands there; of a code that is not named nobody, unless nothing is told of all of them."""
    return dict(published(shown)).get(cell, HIDDEN if withheld(shown) and is_flow(cell) else 0)


def ranges(shown, rounding):
    """What each number may be, before she starts to think."""
    found, nought = {}, withheld(shown)
    for cell, value in published(shown):
        if value == HIDDEN:
            found[cell] = (0 if nought and is_flow(cell) else 1, MOST)
        elif value == 0 or rounding == 1:
            found[cell] = (value, value)
        else:
            found[cell] = (value - rounding // 2, value + rounding // 2)
    return found


def worked_out(shown, *, rounding=1):
    """Every hidden number of which only one value is left: cell → value."""
    sums = list(known_sums(shown))
    bounds = ranges(shown, rounding)
    for whole, parts in sums:
        for cell in (whole, *parts):
            bounds.setdefault(cell, (0, MOST))
    bounds = narrow(bounds, sums)
    hidden = [cell for cell, value in published(shown) if value == HIDDEN]
    return {cell: bounds[cell][0] for cell in hidden if bounds[cell][0] == bounds[cell][1]}


def narrow(bounds, sums):
    bounds, before = dict(bounds), None
    while bounds != before:
        before = dict(bounds)
        assert all(low <= high for low, high in bounds.values()), "figures that contradict each other"
        for whole, parts in sums:
            low, high = (sum(bounds[part][side] for part in parts) for side in (0, 1))
            bounds[whole] = max(bounds[whole][0], low), min(bounds[whole][1], high)
            for part in parts:
                others_low, others_high = low - bounds[part][0], high - bounds[part][1]
                bounds[part] = (
                    max(bounds[part][0], bounds[whole][0] - others_high),
                    min(bounds[part][1], bounds[whole][1] - others_low),
                )
                low, high = others_low + bounds[part][0], others_high + bounds[part][1]
    return bounds


def every_world(total, hidden_count, *, at_least=1):
    """All ways in which so many hidden numbers add up to this total: brute force for one line of a table."""
    if hidden_count == 0:
        return [()] if total == 0 else []
    if hidden_count == 1:
        return [(total,)] if total >= at_least else []
    return [
        (first, *rest)
        for first in range(at_least, total + 1)
        for rest in every_world(total - first, hidden_count - 1, at_least=at_least)
    ]


def links(whole, parts):
    """The numbers that add up: whole = sum of the parts. Written anew, from the definitions; people do not add up."""
    added = {
        "from_where": ("by_practice", "by_organisation"),
        "referrals": ("total", "from_primary_care", "by_type", "repeat", "transfers"),
        "sessions": ("held", "no_show", "cancelled", "without_minutes"),
        "closed": ("total", "with_session", "by_reason"),
        "sessions_per_trajectory": ("n",), "chosen": ("total", "by_category"),
        "found_on_map": ("known", "on_map_nearby", "unknown", "by_way"),
        **{f"after_{n}_months": ("n", "yes", "stopped", "finished", "unknown", "open", "excluded") for n in (3, 6)},
        "lost_before_intake": ("total", "by_reason"), "lost_in_trajectory": ("total", "by_reason"),
        "completed": ("total",), "balance": ("started", "closed"), "reasons": ("intakes", "by_reason", "by_mention"),
        "reach": ("intakes", "by_age", "by_gender", "by_neighbourhood", "by_referrer"),
        "icpc": ("stated", "by_group"), "came_back": ("total", "reopened", "new_trajectories", "sent_back"),
        "wait_for_intake": ("n", "over_92_days"), "wait_for_contact": ("n", "over_92_days"),
        "waited": ("came", "lost"),
    }  # fmt: skip
    for cell, _ in published(whole):
        key, name, *_ = cell.split(".")
        if name in added.get(key, ()):
            yield cell, [*(f"{cell}@{n}" for n, part in enumerate(parts) if count_in(part, cell)), *earlier(cell)]


def earlier(cell):
    """Who was spoken to in one part and referred in the next one is in the whole only."""
    return [f"x spoken to before {cell}"] if cell.startswith("wait_for_contact") else []


def worked_out_together(whole, parts, more=()):
    """The same with everything a reader of all these reports knows: cell, with @ and the number of the part → value."""
    bounds, sums = {}, list(known_sums(whole))
    bounds |= ranges(whole, 1)
    for n, part in enumerate(parts):
        bounds |= {f"{cell}@{n}": found for cell, found in ranges(part, 1).items()}
        sums += [(f"{total}@{n}", [f"{cell}@{n}" for cell in cells]) for total, cells in known_sums(part)]
    sums += [*links(whole, parts), *more]
    return left_over(bounds, sums)


def worked_out_in_towns(towns, wholes, regions, rounding=1):
    """With all that a regisseur of these towns can obtain: {cell@town period: value}.

    `towns` are their reports by town and period, `wholes` the parts of a period, `regions` what is told of all of them.
    """
    bounds, sums = {}, []
    for town, reports in towns.items():
        more, beside = laid_side_by_side(town, reports, wholes, rounding)
        bounds, sums = bounds | more, [*sums, *beside]
    for period, told in regions.items():
        for cell, value in published(told):
            counts = {town: count_in(reports[period], cell) for town, reports in towns.items()}
            here = [town for town, count in counts.items() if count != HIDDEN]
            if isinstance(value, int) and len(towns) - len(here) == getattr(value, "missing", len(towns) - len(here)):
                known = [town for town in (here if hasattr(value, "missing") else towns) if counts[town]]
                sums.append((f"{cell}@all {period}", [f"{cell}@{town} {period}" for town in known]))
                bounds[f"{cell}@all {period}"] = value, value
    return left_over(bounds, sums)


def laid_side_by_side(town, reports, wholes, rounding=1):
    """What the numbers of the reports of one town may be, by period, and all the sums in and between them."""
    bounds, sums, waiting = {}, [], "waiting.on_last_day"
    for period, shown in reports.items():
        added = {each for part in wholes.get(period, ()) for each in wholes.get(part, ())}  # a year of two halves
        slack = rounding // 2 * (2 if added else 1)
        bounds |= {f"{cell}@{town} {period}": found for cell, found in ranges(shown, 2 * slack + 1).items()}
        sums += [
            (f"{all_}@{town} {period}", [f"{c}@{town} {period}" for c in parts]) for all_, parts in known_sums(shown)
        ]
    for whole, (first, last) in wholes.items():
        for cell, more in links(reports[whole], ()):
            here = [f"{cell}@{town} {period}" for period in (first, last) if count_in(reports[period], cell)]
            sums.append((f"{cell}@{town} {whole}", [*here, *(f"{each}@{town} {whole}" for each in more)]))
        for cell, period in (("balance.start", first), ("balance.end", last), (waiting, last)):
            sums.append((f"{cell}@{town} {whole}", [f"{cell}@{town} {period}"]))
        sums.append((f"balance.end@{town} {first}", [f"balance.start@{town} {last}"]))
    return bounds, sums


def left_over(bounds, sums, maybe_nought=()):
    """Every hidden number of which only one value is left: cell → value. `maybe_nought`: more hidden ones."""
    bounds = dict(bounds)
    for whole, parts in sums:
        for cell in (whole, *parts):
            bounds.setdefault(cell, (0, MOST))
    hidden = [*maybe_nought, *(c for c, found in bounds.items() if found[0] < found[1] == MOST and c[0] != "x")]
    bounds = narrow(bounds, sums)
    return {cell: bounds[cell][0] for cell in hidden if bounds[cell][0] == bounds[cell][1]}
