"""What somebody asks the meaning of: a figure, or a part of the report; in what language, and of which version."""

from dataclasses import dataclass, replace

from dialogue.screens import Button
from foundation.words import label
from monitoring.definitions import LANGUAGES
from monitoring.indicators import DEFINITIONS, INDICATORS

MEANING, SIGN = "kd", "."
NL, EN = LANGUAGES
THEMES = tuple(dict.fromkeys(each.theme for each in INDICATORS.values()))


@dataclass(frozen=True, slots=True)
class Meant:
    """`what`: a theme or an indicator, or nothing; in the words of the version that a report was made with."""

    what: str = ""
    language: str = NL
    version: str = DEFINITIONS

    @classmethod
    def read(cls, choice: str) -> "Meant":
        """`inflow`, `en.closed`, `en.1.closed`. Whether there is such a figure is seen when it is shown."""
        said = choice.split(SIGN) if choice else []
        language = said.pop(0) if said and said[0] in LANGUAGES else NL
        version = said.pop(0) if said and said[0].isdigit() else DEFINITIONS
        return cls(SIGN.join(said), language, version)

    @property
    def choice(self) -> str:
        """The same for a button, as short as it can be."""
        version = self.version if self.version != DEFINITIONS else ""
        return SIGN.join(part for part in (self.language if self.language != NL else "", version, self.what) if part)

    def button(self, name: str, **values: str) -> Button:
        """A button to it, with a label of `meaning`."""
        return Button(
            label("monitoring", f"meaning.{name}", self.language).format(**values), MEANING, "-", 0, self.choice
        )

    def themes(self) -> tuple[Button, ...]:
        """To what all figures in a part of the report mean: so from each figure it is one tap."""
        return tuple(
            replace(self, what=each).button("theme", theme=label("monitoring", f"theme.{each}", self.language))
            for each in THEMES
            if each != self.what
        )
