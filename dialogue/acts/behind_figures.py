"""Whose are these? From each of a coach's own figures to the code names and days it counts. Nobody else gets this."""

from hashlib import blake2s

from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.refusals import NotFound
from foundation.words import label
from monitoring.definitions import definitions
from monitoring.formats.speaking import period_name
from monitoring.indicators import INDICATORS
from monitoring.periods import Period
from monitoring.tracing import behind, filled
from monitoring.tracing.naming import part_name

BEHIND = "kr"
SIGN = "."  # between a period, a figure and one number of it
MOST = 60  # lines: what a message holds
THEMES = ("inflow", "support", "outflow")
MAIN = (
    "referrals", "waiting", "supported_clients", "sessions", "closed", "reach", "chosen", "after_3_months",
    "after_6_months", "dropped_out",
)  # fmt: skip
SHORT = 24  # characters: two such buttons stand side by side on a phone


def open_figure(talk: Talk, at: Pointed) -> Screen:
    """`choice` is a period, with a theme, or with a figure and perhaps one number of it."""
    written, key, pointer, *more = *at.choice.split(SIGN), "", ""
    period = Period.read(written)
    if any(more) or (pointer and key in THEMES):
        raise NotFound
    return _events(talk, period, key, pointer) if key and key not in THEMES else _which(talk, period, key)


def _which(talk: Talk, period: Period, theme: str = "") -> Screen:
    titles = definitions(talk.language)
    some = filled(talk.store, talk.who, period, now=talk.now)
    shown = [key for key in some if (INDICATORS[key].theme == theme if theme else key in MAIN)]
    figures = [Button(titles[key].title, BEHIND, "-", choice=SIGN.join((str(period), key))) for key in shown]
    more = [
        Button(label("monitoring", f"theme.{each}", talk.language), BEHIND, "-", choice=SIGN.join((str(period), each)))
        for each in THEMES
        if each != theme and some
    ]
    facts = {"period": period_name(period), "none": not some}
    return Screen("quarter/behind_which", facts, (*in_rows(figures, 2), *in_rows(more, 2)), fresh=not theme)


def _events(talk: Talk, period: Period, key: str, pointer: str = "") -> Screen:
    found = behind(talk.store, talk.who, period, key, now=talk.now)
    part = next((each for each in found if _pointer(each) == pointer or not pointer), None)
    if part is None and pointer:
        raise NotFound
    here = SIGN.join((str(period), key))
    others = [
        Button(f"{part_name(key, each)}: {len(listed)}", BEHIND, "-", choice=SIGN.join((here, _pointer(each))))
        for each, listed in found.items()
        if each != part
    ]
    listed = found[part] if part else []
    facts = {
        "period": period_name(period), "title": definitions(talk.language)[key].title, "key": key,
        "part": part_name(key, part) if part else "", "events": listed[:MOST], "more": max(len(listed) - MOST, 0),
        "total": len(listed),
    }  # fmt: skip
    buttons = (
        Button(talk.label("buttons.back"), BEHIND, "-", choice=str(period)),
        Button(talk.label("buttons.meaning"), "kd", "-", choice=key),
    )
    columns = 1 if any(len(each.label) > SHORT for each in others) else 2
    return Screen("quarter/behind", facts, (*in_rows(others, columns), buttons), private=True)


def _pointer(part: str) -> str:
    """Short enough for a button, whatever a practice or a neighbourhood is called."""
    return blake2s(part.encode(), digest_size=4).hexdigest()


ACT = Act(
    name="behind_figures", roles=frozenset({"coach"}), about_clients=True, in_menu=False, verbs={BEHIND: open_figure}
)
