"""For whom listings are: who is outside the group that one is meant for is not sent there."""

from collections.abc import Callable, Collection

import numpy as np
from numpy.typing import NDArray

from social_map.search.lexicon import Lexicon
from social_map.search.postings import Numbers, Rows, Weights

MEANT = 0.85
OTHERS, CLOSED = 0.92, 0.85  # a listing for a group that is not spoken of; for one that others may not join
YOUNG, FOR_THE_YOUNG = "jongeren", 0.95


class Welcome:
    """For some listings how welcome somebody is of whom nothing was said, and what changes when something was.

    1 for a listing for everybody, or for a group that is spoken of or led to; less for other groups. A listing about a
    theme that is not spoken of ("jonge mensen in rouw") is for another group as well.
    """

    def __init__(self, lexicon: Lexicon, size: int, meant_for: Callable[[str, float], Numbers]) -> None:
        """`meant_for`: the rows that are about a concept at least so strongly."""
        self._situations, self._themes, self._meant_for = lexicon.situations, lexicon.themes, meant_for
        self._codes = frozenset({*lexicon.situations, *lexicon.themes, YOUNG})
        self._strange = np.ones(size, np.float32)
        for closed, factor in ((False, OTHERS), (True, CLOSED)):
            for code in (code for code in lexicon.situations if lexicon.concepts[code].closed == closed):
                self._strange[meant_for(code, MEANT)] = factor
        self._about: NDArray[np.int8] = np.zeros(size, np.int8)  # how many themes
        for code in lexicon.themes:
            self._about[meant_for(code, MEANT)] += 1
        self._young = np.ones(size, np.float32)
        self._young[meant_for(YOUNG, MEANT)] = FOR_THE_YOUNG
        self._powers = np.float32(OTHERS) ** np.arange(len(lexicon.themes) + 1, dtype=np.float32)

    def factors(self, spoken_of: Collection[str], rows: Rows) -> Weights:
        """How welcome these rows make somebody of whom such concepts are said."""
        known = self._codes.intersection(spoken_of)
        found = self._strange_to(known).take(rows)
        found *= self._powers.take(self._beside(known).take(rows))
        if YOUNG not in known:
            found *= self._young.take(rows)
        return found

    def _strange_to(self, known: Collection[str]) -> Weights:
        """Whoever is in a group that is spoken of is welcome, whatever else it is for."""
        groups = [code for code in self._situations if code in known]
        found = self._strange.copy() if groups else self._strange
        for code in groups:
            found[self._meant_for(code, MEANT)] = 1.0
        return found

    def _beside(self, known: Collection[str]) -> NDArray[np.int8]:
        """How many themes each listing has that were not spoken of."""
        themes = [code for code in self._themes if code in known]
        found = self._about.copy() if themes else self._about
        for code in themes:
            found[self._meant_for(code, MEANT)] -= 1
        return found
