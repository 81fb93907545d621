"""Indicators: pure functions from facts to numbers, one definition per number (DOMAIN §2, INTERFACES)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from monitoring.facts.values import Facts
from monitoring.indicators import endings, inflow, missing, newcomers, outflow, returns, support, waits

__all__ = ["DEFINITIONS", "INDICATORS", "Indicator", "compute", "lasts"]

DEFINITIONS = "1"  # the version of all definitions together; a new one whenever a number would change


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator. Its name and explanation lie under its key in the definitions of each language."""

    key: str
    theme: str  # inflow, support or outflow
    unit: str
    count: Callable[[Facts], dict[str, Any]]
    source: str
    of_today: bool = False  # how things stand on the day of counting: counted anew it is another, and no revision


INDICATORS: dict[str, Indicator] = {
    each.key: each
    for each in (
        Indicator("referrals", "inflow", "referrals", inflow.referrals, "S000; DOMAIN I1, I2"),
        Indicator("fitting", "inflow", "referrals", inflow.fitting, "S001; DOMAIN B02"),
        Indicator("variants", "inflow", "referrals", inflow.variants, "S003; DOMAIN H05, T10"),
        Indicator("from_where", "inflow", "referrals", inflow.from_where, "S000; DOMAIN I1, B22"),
        Indicator("icpc", "inflow", "referrals", newcomers.icpc, "S000; DOMAIN I3"),
        Indicator("supported_clients", "support", "clients", support.supported_clients, "S000; DOMAIN I5"),
        Indicator("reasons", "support", "trajectories", newcomers.reasons, "S000; DOMAIN I3"),
        Indicator("reach", "support", "trajectories", newcomers.reach, "S000; DOMAIN D18"),
        Indicator("paused", "support", "trajectories", support.paused, "S001; DOMAIN B11, I5"),
        Indicator("sessions", "support", "sessions", support.sessions, "S000; DOMAIN I6, I7"),
        Indicator("closed", "support", "trajectories", support.closed, "S000; DOMAIN I9"),
        Indicator(
            "sessions_per_trajectory", "support", "sessions", support.sessions_per_trajectory, "S000; DOMAIN I8"
        ),
        Indicator("chosen", "outflow", "choices", outflow.chosen, "S000; DOMAIN I10"),
        Indicator("volunteers", "outflow", "clients", outflow.volunteers, "S001; DOMAIN C07"),
        Indicator("found_on_map", "outflow", "choices", missing.found_on_map, "S001; DOMAIN I20"),
        Indicator("wishes", "outflow", "wishes", missing.wishes, "S001; DOMAIN B21, I22"),
        Indicator("social_map", "outflow", "activities", missing.social_map, "S001; DOMAIN I22", of_today=True),
        Indicator("participants", "outflow", "clients", outflow.participants, "S000; DOMAIN I11"),
        Indicator("after_3_months", "outflow", "trajectories", outflow.after_3_months, "S000; DOMAIN I12"),
        Indicator("after_6_months", "outflow", "trajectories", outflow.after_6_months, "S000; DOMAIN I13"),
        Indicator(
            "six_months_plus", "outflow", "trajectories", outflow.six_months_plus, "S000; DOMAIN I17"
        ),
        Indicator("dropped_out", "outflow", "clients", outflow.dropped_out, "S000; DOMAIN I14"),
        Indicator(
            "lost_before_intake", "inflow", "trajectories", endings.lost_before_intake, "S001; DOMAIN I16"
        ),
        Indicator(
            "lost_in_trajectory", "support", "trajectories", endings.lost_in_trajectory, "S001; DOMAIN I16"
        ),
        Indicator("completed", "support", "trajectories", endings.completed, "S001; DOMAIN I15"),
        Indicator("feedback", "support", "letters", support.feedback, "S002; DOMAIN I19, E03"),
        Indicator("came_back", "support", "trajectories", returns.came_back, "S001; DOMAIN B20, I21"),
        Indicator("balance", "support", "trajectories", support.balance, "DOMAIN I5"),
        Indicator("waiting", "inflow", "trajectories", inflow.waiting, "S001; DOMAIN I5, I18"),
        Indicator("still_waiting", "inflow", "days", waits.still_waiting, "S001; DOMAIN I18"),
        Indicator("wait_for_contact", "inflow", "trajectories", waits.wait_for_contact, "DOMAIN I18, C12"),
        Indicator("wait_for_intake", "inflow", "trajectories", waits.wait_for_intake, "S001; DOMAIN I18"),
        Indicator("waited", "inflow", "trajectories", waits.waited, "S001; DOMAIN F01, I16"),
    )
}  # fmt: skip


def lasts(key: str) -> bool:
    """Whether it can be counted again: not what is of the day of counting, nor what these definitions do not have."""
    return key in INDICATORS and not INDICATORS[key].of_today


def compute(facts: Facts) -> dict[str, dict[str, Any]]:
    """Every indicator of a report, by key."""
    return {key: indicator.count(facts) for key, indicator in INDICATORS.items()}
