"""The buttons of the self-evaluation: the list, its outcome, and items of a municipality's own."""

FILL, OUTCOME, OWN = "jf", "jj", "jn"
