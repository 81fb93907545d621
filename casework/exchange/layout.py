"""The files of the format and their columns. Optional ones are those that the export writes beside the rest."""

from dataclasses import dataclass

from casework.models.goals import DIMENSIONS
from casework.referrals import DETAILS


@dataclass(frozen=True, slots=True)
class File:
    """One CSV file: columns that must be there, columns that may be there, and its name in the counts."""

    name: str
    columns: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """Its name in the counts: `sessions` for sessions.csv."""
        return self.name.removesuffix(".csv")


REFERRALS = File(
    "referrals.csv",
    ("trajectory", "client", "received_on", "referrer_type", "practice", "municipality", "reason", "icpc"),
    ("coach", *DETAILS),
)
SESSIONS = File("sessions.csv", ("trajectory", "held_on", "minutes", "kind", "status"), ("key",))
PARTICIPATIONS = File(
    "participations.csv",
    ("trajectory", "category", "listing", "chosen_on", "started_on", "stopped_on", "stop_reason", "found"),
    ("planned_on", "key"),
)
FOLLOW_UPS = File("follow_ups.csv", ("trajectory", "months", "outcome", "answered_on"))
CLOSINGS = File("closings.csv", ("trajectory", "closed_on", "reason", "reopened_on"), ("reopened_by", "may_ask_later"))
APPOINTMENTS = File("appointments.csv", ("trajectory", "planned_on"))
FEEDBACK = File("feedback.csv", ("trajectory", "kind", "about_on", "channel", "sent_on"))
GOALS = File("goals.csv", ("trajectory", "dimension", "set_on", "reached_on"))
STEPS = File("steps.csv", ("trajectory", "what", "due_on", "done_on"))
BARRIERS = File("barriers.csv", ("trajectory", "kind", "place", "help", "noted_on"))
CIRCUMSTANCES = File("circumstances.csv", ("trajectory", "what", "noted_on"))
PAUSES = File("pauses.csv", ("trajectory", "began_on", "until_on", "ended_on"))
PORTRAITS = File("portraits.csv", ("trajectory", "gender", "asked_on"))
PREFERENCES = File(
    "preferences.csv",
    (
        "trajectory", "age_band", "neighbourhood", "interests", "language", "budget_cents", "free_days", "mobility",
        "group_size", "asked",
    ),
)  # fmt: skip
ENJOYMENTS = File("enjoyments.csv", ("trajectory", "joy", "new_contacts", "answered_on"))
CONTACTS = File("contacts.csv", ("trajectory", "made_on", "outcome"))
CONSENTS = File("consents.csv", ("trajectory", "purpose", "granted", "answered_on"))
SELF_SCORES = File("self_scores.csv", ("trajectory", "moment", "scored_on", *DIMENSIONS))
SATISFACTIONS = File("satisfactions.csv", ("trajectory", "months", "mark", "answered_on"))
OBJECTIONS = File("objections.csv", ("trajectory", "about", "said_on", "outcome"))
LEGAL_HOLDS = File("legal_holds.csv", ("trajectory", "reason", "placed_at", "lifted_at"))
WORK = (
    CONTACTS, CONSENTS, GOALS, STEPS, BARRIERS, CIRCUMSTANCES, PAUSES, PORTRAITS, PREFERENCES, ENJOYMENTS,
    SELF_SCORES, SATISFACTIONS, OBJECTIONS, LEGAL_HOLDS,
)  # fmt: skip
BARE_REFERRALS = File("bare_referrals.csv", ("received_on", "referrer_type", "practice", "municipality"))
FILES = (REFERRALS, SESSIONS, PARTICIPATIONS, FOLLOW_UPS, CLOSINGS, APPOINTMENTS, FEEDBACK, *WORK, BARE_REFERRALS)
