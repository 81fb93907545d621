"""Where a trajectory stands, derived from its events and never stored (DOMAIN §3.2). Pure."""

from dataclasses import dataclass

STATUSES = (
    "aangemeld", "contact_gelegd", "wacht_op_intake", "in_gesprek", "zoekt_activiteit", "gekozen", "gestart",
    "in_opvolging", "heropend", "gepauzeerd", "afgesloten",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """What happened in a trajectory, counted. `going`: started and not stopped; `waiting`: chosen, not started yet."""

    closed: bool = False
    paused: bool = False
    reopened: bool = False
    held: int = 0
    held_since_reopening: int = 0
    not_held: int = 0
    appointments: int = 0
    waiting: int = 0
    going: int = 0
    ended: int = 0
    answered: bool = False


def status(standing: Standing) -> str:
    """One of `STATUSES`: the furthest point that is still true today."""
    going = "in_opvolging" if standing.answered else "gestart"
    furthest = (
        (standing.closed, "afgesloten"),
        (standing.paused, "gepauzeerd"),
        (standing.going, going),
        (standing.waiting, "gekozen"),
        (standing.reopened and not standing.held_since_reopening, "heropend"),
        (standing.ended, "zoekt_activiteit"),
        (standing.held, "in_gesprek"),
        (standing.appointments, "wacht_op_intake"),
        (standing.not_held, "contact_gelegd"),
    )
    return next((name for true, name in furthest if true), "aangemeld")
