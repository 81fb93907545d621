"""What the indicators are computed from. Events after `today` are already left out, and void trajectories too."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from monitoring.periods import Period

VOLUNTEER = "vrijwilliger"  # of list `category`
ITSELF = "wor"  # of the variants of a referral: Welzijn op Recept, which is also what nobody told (DOMAIN T10)
ON_MAP_NEARBY = "kaart_wijk"  # of list `found`


@dataclass(frozen=True, slots=True)
class Referred:
    """How many referrals of one kind were received in the period; a reopening by a referrer is one too.

    `fits` and `variant` are codes of casework, `practice` and `organisation` names; None where nobody told.
    """

    referrer_type: str
    repeat: bool
    count: int
    fits: str | None = None
    variant: str | None = None
    practice: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Met:
    """How many sessions of the period had this status and this many minutes (None: not known)."""

    status: str
    minutes: int | None
    count: int


@dataclass(frozen=True, slots=True)
class Ending:
    """A closing of the period that stands. `closing` is its public id, `talks` all talks in the trajectory's life."""

    on: date
    reason: str
    closing: str
    talks: int
    started: bool  # whether the client ever went to an activity


@dataclass(frozen=True, slots=True)
class Walk:
    """A trajectory that was not over before the period. What came after the period is left out."""

    client_id: int
    received_on: date | None
    first_held: date | None
    ending: Ending | None = None
    away_from: date | None = None  # closed then, by a closing that a frozen report counted …
    away_until: date | None = None  # … and reopened then, within the period
    id: int = 0  # of the trajectory


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What is noted of a trajectory that was received, first spoken to or first met in the period; None: not told.

    `referrer_type` is that of the first referral, `spoken_on` the first call that was answered,
    `also` the reasons beside the main one.
    """

    reason: str | None = None
    icpc: str | None = None
    age_band: str | None = None
    neighbourhood: str | None = None
    spoken_on: date | None = None
    referrer_type: str | None = None
    gender: str | None = None
    also: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Returned:
    """How often people came back in the period: reopened by themselves, sent back, or anew by themselves."""

    herself: int = 0
    sent_back: int = 0
    anew: int = 0


@dataclass(frozen=True, slots=True)
class MapStand:
    """How the social map stood on the day of counting: activities, how many were checked in time, and what was missed.

    `age_days` is the middle of the days since each was last checked, `in_vain` how often nothing was found.
    """

    listings: int
    checked: int
    age_days: int | None
    in_vain: int


@dataclass(frozen=True, slots=True)
class Joined:
    """A participation. `first` tells whether its start was the first of its trajectory."""

    id: int
    client_id: int
    category: str
    chosen_on: date
    found: str | None = None
    started_on: date | None = None
    stopped_on: date | None = None
    stop_reason: str | None = None
    first: bool = False
    in_scope: bool = True


@dataclass(frozen=True, slots=True)
class Wished:
    """How many wishes of one category were made in the period, and whether something that fits has come."""

    category: str
    answered: bool
    count: int


@dataclass(frozen=True, slots=True)
class Told:
    """Of how many first talks (`intake`) or closings of the period the referrer was told in time, or was not."""

    about: str
    in_time: bool
    count: int


@dataclass(frozen=True, slots=True)
class Stay:
    """When a participation of a cohort began and ended, and whether it ended well."""

    started_on: date
    stopped_on: date | None
    stop_reason: str | None


@dataclass(frozen=True, slots=True)
class Milestone:
    """A trajectory, so many months after its first start."""

    on: date
    stays: tuple[Stay, ...]
    answer: str | None
    died_on: date | None
    joy: str | None = None  # whether she enjoys it, said beside a yes at six months …
    new_contacts: bool | None = None  # … and whether she met new people
    trajectory: int = 0  # its id


@dataclass(frozen=True)
class Facts:
    """Everything a report of one scope and period is computed from."""

    period: Period
    today: date
    referrals: tuple[Referred, ...] = ()
    sessions: tuple[Met, ...] = ()
    walks: tuple[Walk, ...] = ()
    joined: tuple[Joined, ...] = ()  # chosen or started in the period
    taking_part: int = 0  # how many clients took part on a day of the period
    circles: tuple[Joined, ...] = ()  # every participation of clients who stopped in the period for lack of a fit
    wished: tuple[Wished, ...] = ()
    told: tuple[Told, ...] = ()
    resting: frozenset[int] = frozenset()  # the trajectories that were paused on the last day
    milestones: Mapping[int, tuple[Milestone, ...]] = field(default_factory=dict)
    newcomers: Mapping[int, Newcomer] = field(default_factory=dict)  # by trajectory
    returned: Returned = Returned()
    map_stand: MapStand | None = None  # None: the map of that time is not known any more

    @cached_property
    def first(self) -> date:
        """The first day that counts."""
        return self.period.first

    @cached_property
    def last(self) -> date:
        """The last day that counts: of the period, or today while it is still going on."""
        return min(self.period.last, self.today)
