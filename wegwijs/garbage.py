"""Looking for garbage less: most of what a bot holds stays as long as it runs."""

import gc

YOUNG = 20_000  # objects made before the young ones are looked through
OLDER, OLDEST = 20, 50  # how often that is before the older ones are


def settle() -> None:
    """Take what is here for lasting. Looking through the map again and again took a fifteenth of the processor."""
    gc.freeze()
    gc.set_threshold(YOUNG, OLDER, OLDEST)
