"""One invented trajectory, and what of it has happened by a day."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from casework.milestones import End, Stay
from wegwijs.demo.casework.events import TODAY, Asked, Chosen, Ended, Referred, Talk

APPOINTMENT_WITHIN = timedelta(days=35)


@dataclass(slots=True)
class Story:
    """A trajectory: whose, where, why, and everything that happened. `client` tells clients apart in the story.

    `spoken`: the day of the first contact, when she said yes to everything but to having her story told.
    `may_rest`: whether chance may have other help come first.
    """

    client: int
    organisation_id: int
    municipality_id: int
    coach_id: int
    practice_id: int | None
    reason: str
    referrals: list[Referred] = field(default_factory=list)
    talks: list[Talk] = field(default_factory=list)
    choices: list[Chosen] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    endings: list[Ended] = field(default_factory=list)
    appointment: date | None = None
    spoken: date | None = None
    may_rest: bool = True

    def held(self) -> list[date]:
        """The days of the talks that took place, in order."""
        return sorted(talk.on for talk in self.talks if talk.status == "held")

    def stays(self) -> list[Stay]:
        """What the milestones need of the choices."""
        return [Stay(choice.started_on, choice.stopped_on, choice.stop_reason) for choice in self.choices]

    def ends_on(self, day: date) -> list[End]:
        """The closings that stand on a day."""
        return [End(end.on, end.reason, None, end.may_ask_later) for end in self.endings if end.stands(day)]

    def by(self, last: date) -> "Story":
        """The story as it is known after the last day: nothing later has happened, what is planned is planned."""
        coming = [talk.on for talk in self.talks if last < talk.on <= last + APPOINTMENT_WITHIN]
        closed = any(end.stands(last) for end in self.endings)
        return replace(
            self,
            referrals=[referral for referral in self.referrals if referral.on <= last],
            talks=[talk for talk in self.talks if talk.on <= last],
            choices=[choice.by(last) for choice in self.choices if choice.on <= last],
            asked=[asked.by(last) for asked in self.asked if asked.on <= last + TODAY],
            endings=[end.by(last) for end in self.endings if end.on <= last],
            spoken=self.spoken if self.spoken and self.spoken <= last else None,
            appointment=self.appointment or (min(coming) if coming and not closed else None),
        )
