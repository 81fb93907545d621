"""A band as a value, and how it is said: `7–10 uur per traject`, `hooguit 10 werkdagen`."""

from dataclasses import dataclass
from datetime import date

from foundation.language import numbers
from monitoring.norms.catalogue import Kind, words


@dataclass(frozen=True, slots=True)
class Band:
    """What holds on a day. `own`: set here, from `from_on` on; otherwise the default that everybody has."""

    kind: Kind
    low: float | None
    high: float | None
    from_on: date | None = None
    own: bool = False

    @property
    def known(self) -> bool:
        """Whether there is a number at all."""
        return self.low is not None or self.high is not None

    @property
    def most(self) -> float:
        """The upper bound, or the only one. ValueError where nothing is known."""
        found = self.high if self.high is not None else self.low
        if found is None:
            raise ValueError(f"nobody knows {self.kind.key}")
        return found

    @property
    def least(self) -> float:
        """The lower bound, or the only one. ValueError where nothing is known."""
        return self.low if self.low is not None else self.most


def said(band: Band, language: str = "nl") -> str:
    """The band with its unit; empty where nothing is known."""
    if not band.known:
        return ""
    forms, unit = words(language)["said"], words(language)["unit"][band.kind.unit]
    low, high = (figure(value) for value in (band.low, band.high))
    form = ("same" if low == high else "between") if low and high else "least" if low else "most"
    return str(forms[form]).format(low=low, high=high, unit=unit)


def figure(value: float | None) -> str:
    """`7`, `2,5`, `30.000`; empty for none."""
    if value is None:
        return ""
    return numbers.say(value) if value == int(value) else numbers.say(value, 2).rstrip("0")
