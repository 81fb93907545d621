"""Tables of the people we walk with. A client is a code name here, never a person.

Every row carries its organisation, and composite foreign keys make a row that mixes two organisations impossible
on either database (DESIGN §4, the second wall). Business dates decide, never the moment of entry (DOMAIN §2.0).
"""

from casework.models.barriers import Barrier, Pause
from casework.models.circumstances import Circumstance
from casework.models.clients import Client, CodeNameGiven, ErasedKey
from casework.models.closings import Closing
from casework.models.consents import Consent
from casework.models.contacts import Contact
from casework.models.corrections import Correction
from casework.models.feedback import Feedback, PracticeMeeting
from casework.models.follow_ups import FollowUp
from casework.models.goals import Goal, Step
from casework.models.handovers import Handover
from casework.models.network_time import NetworkTime
from casework.models.participations import Participation
from casework.models.portraits import Enjoyment, Portrait
from casework.models.positive_health import HealthUse, Satisfaction, SelfScores
from casework.models.preferences import Preference
from casework.models.questions import Question
from casework.models.referrals import BareReferral, Referral
from casework.models.rights import Erasure, InsightLink, LegalHold, Objection, RightsRequest
from casework.models.sessions import Appointment, Session
from casework.models.signals import Signal
from casework.models.trajectories import Trajectory

__all__ = [
    "Appointment",
    "BareReferral",
    "Barrier",
    "Circumstance",
    "Client",
    "Closing",
    "CodeNameGiven",
    "Consent",
    "Contact",
    "Correction",
    "Enjoyment",
    "ErasedKey",
    "Erasure",
    "Feedback",
    "FollowUp",
    "Goal",
    "Handover",
    "HealthUse",
    "InsightLink",
    "LegalHold",
    "NetworkTime",
    "Objection",
    "Participation",
    "Pause",
    "Portrait",
    "PracticeMeeting",
    "Preference",
    "Question",
    "Referral",
    "RightsRequest",
    "Satisfaction",
    "SelfScores",
    "Session",
    "Signal",
    "Step",
    "Trajectory",
]
