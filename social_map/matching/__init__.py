"""From what somebody looks for, as codes, to listings that fit, each with why and what does not fit.

Knows no client: who asks hands in a `Profile`.
"""

from social_map.matching.matches import Match, find
from social_map.matching.profile import Profile, Tried

__all__ = ["Match", "Profile", "Tried", "find"]
