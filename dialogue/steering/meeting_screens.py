"""Monday's signals, and what lies on the table at a meeting."""

from collections.abc import Mapping
from datetime import date

from dialogue.screens import Button, Screen
from dialogue.steering import agreement_screens, capacity_screens, practice_screens
from foundation.people.queries import organisations
from foundation.people.who import Who
from foundation.storage import Store
from foundation.words import label
from monitoring.formats.speaking import figure, period_name
from monitoring.formats.wording import stayed
from monitoring.meetings import Pack
from monitoring.signals import Signal

PACK, PAPER = "yy", "yf"
ICONS = {
    "waiting": "⏳", "full": "🔴", "meetings": "☕", "agreed": "✉️", "volunteers": "🙋", "on_map_nearby": "📍",
}  # fmt: skip


def monday(found: Mapping[str, list[Signal]], language: str) -> Screen:
    """What crosses a norm, by municipality; with what to look at."""
    buttons = (
        Button(label("dialogue", "steering.capacity", language), capacity_screens.REGION, "-"),
        Button(label("dialogue", "steering.by_practice", language), practice_screens.LIST, "-"),
    )
    return Screen("signals/monday", {"found": found, "icons": ICONS}, (buttons,))


def pack(made: Pack, place: int, today: date, language: str) -> Screen:
    """One message for the meeting."""
    shown, before = made.report.shown, made.before.shown
    facts = {
        "place": made.report.scope.municipality, "period": period_name(made.report.period),
        "n": {key: figure(shown[key][name]) for key, name in _NUMBERS if key in shown},
        "before": figure(before.get("referrals", {}).get("total")), "before_name": period_name(made.before.period),
        "three": stayed(made.report, "after_3_months"), "six": stayed(made.report, "after_6_months"),
        "signals": made.signals, "icons": ICONS, "agreements": made.agreements, "today": today,
        "bottlenecks": made.bottlenecks, "story": made.story,
    }  # fmt: skip
    rows = (
        (
            Button(label("dialogue", "steering.by_practice", language), practice_screens.LIST, "-", place),
            Button(label("dialogue", "steering.agreements", language), agreement_screens.LIST, "-"),
        ),
        (
            Button(period_name(made.before.period).capitalize(), PACK, "-", place, str(made.before.period)),
            Button(label("dialogue", "steering.paper", language), PAPER, "-", place, str(made.report.period)),
        ),
    )
    return Screen("meeting/pack", facts, rows)


def municipalities(store: Store, who: Who) -> dict[int, str]:
    """Hers as a regisseur, by name."""
    hers = who.municipalities("regisseur")
    return {one.id: one.name for one in organisations.municipalities(store) if one.id in hers}


_NUMBERS = (
    ("referrals", "total"), ("supported_clients", "clients"), ("sessions", "held"), ("participants", "active"),
    ("completed", "total"), ("dropped_out", "total"), ("waiting", "on_last_day"),
)  # fmt: skip
