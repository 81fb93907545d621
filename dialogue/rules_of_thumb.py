"""What a coach's own screens hold her work against: the norms of her municipalities (DOMAIN C01, C02, C12, B17)."""

from dataclasses import dataclass
from datetime import date, timedelta

from foundation.language import numbers
from foundation.people.who import Who
from foundation.storage import Store
from monitoring import norms

KEYS = ("client_hours", "network_hours", "first_contact", "intake", "practice_meeting")
SPELT = 12  # larger numbers are figures


@dataclass(frozen=True, slots=True)
class Rules:
    """Hours of all work in one trajectory; hours a week for the network; working days; days; two lengths of time."""

    client_hours: tuple[float, float]
    network: tuple[float, float]
    contact_days: float
    intake_days: int
    meeting: tuple[timedelta, timedelta]

    def network_said(self) -> tuple[str, str]:
        """As figures: `4`, `6`."""
        return norms.figure(self.network[0]), norms.figure(self.network[1])

    def spelt(self) -> dict[str, str]:
        """As words of a sentence: weeks to the intake and to a meeting, hours in a trajectory."""
        weeks = self.intake_days / 7, self.meeting[0].days / 7, self.client_hours[1]
        return dict(zip(("intakes", "practices", "hours"), map(_spelt, weeks), strict=True))


def of(store: Store, who: Who, today: date) -> Rules:
    """Hers today. Where her municipalities differ, the default."""
    held = norms.bands(store, who.municipalities("coach"), KEYS, on=today)
    meeting, network = held["practice_meeting"], held["network_hours"]
    return Rules(
        client_hours=(held["client_hours"].least, held["client_hours"].most),
        network=(network.least, network.most),
        contact_days=held["first_contact"].most,
        intake_days=round(held["intake"].most * 7),
        meeting=(timedelta(weeks=meeting.least), timedelta(weeks=meeting.most)),
    )


def _spelt(value: float) -> str:
    return numbers.spell(int(value)) if value == int(value) <= SPELT else norms.figure(value)
