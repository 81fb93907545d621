"""What whoever runs Wegwijs should look at: one row per kind and hour, without anything about people."""

from foundation.alerts.models import Alert
from foundation.alerts.raised import note, since

__all__ = ["Alert", "note", "since"]
