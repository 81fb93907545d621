"""The verbs of the buttons about a trajectory, for screens that stand elsewhere too."""

LOOK = "gt"  # a client's trajectory
GOALS, STEPS, DONE = "gd", "gs", "gk"
BARRIERS, HELP = "gb", "gh"
CIRCUMSTANCES, MORE_REASONS = "gl", "gn"
PAUSE, GO_ON = "gp", "gv"
CHOICE, EXTRA, SEEN = "ga", "gx", "gu"
PORTRAIT = "gi"
COUNTS, LATE, JOY = "gq", "ge", "gj"
HEALTH, SCORE, TAKE_BACK, SPIDER, CONTENT = "gz", "gc", "gr", "gw", "gm"
