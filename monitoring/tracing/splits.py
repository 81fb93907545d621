"""How each indicator falls apart: by referral, session, trajectory, choice or person, and on what day."""

from collections.abc import Mapping

from monitoring.tracing import pieces
from monitoring.tracing.walks import Split, back, by_walk, came_or_lost, ended, held, received, rests, spoken

SPLITS: Mapping[str, Split] = {  # by indicator; a number of it with another day or unit has its own, after a dot
    "referrals": pieces.referrals, "fitting": pieces.referrals, "variants": pieces.referrals,
    "from_where": pieces.referrals, "icpc": by_walk(received), "supported_clients": pieces.supported,
    "supported_clients.trajectories": by_walk(held), "reasons": by_walk(held), "reach": by_walk(held),
    "paused": by_walk(rests), "sessions": pieces.sessions, "closed": by_walk(ended),
    "sessions_per_trajectory": by_walk(ended), "chosen": pieces.choices, "volunteers": pieces.chose,
    "found_on_map": pieces.choices, "participants": pieces.active, "participants.new": pieces.new,
    "after_3_months": pieces.milestones(3), "after_6_months": pieces.milestones(6),
    "six_months_plus": pieces.milestones(6), "dropped_out": pieces.stopped, "lost_before_intake": by_walk(ended),
    "lost_in_trajectory": by_walk(ended), "completed": by_walk(ended), "feedback": pieces.told,
    "came_back": pieces.returned, "balance": by_walk(held), "balance.closed": by_walk(ended),
    "balance.reopened": by_walk(back), "waiting": by_walk(received), "wait_for_contact": by_walk(spoken),
    "wait_for_intake": by_walk(held), "waited": by_walk(came_or_lost),
}  # fmt: skip
