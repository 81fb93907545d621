"""Dutch numbers: reading words and lengths of time, and writing figures."""

from foundation.language.numbers.durations import Duration, durations, find_duration
from foundation.language.numbers.figures import percent, rounded, say
from foundation.language.numbers.spelling import spell, value

__all__ = ["Duration", "durations", "find_duration", "percent", "rounded", "say", "spell", "value"]
