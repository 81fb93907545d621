"""The table of alerts."""

from datetime import datetime

from sqlalchemy import Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from foundation.storage import Table, UtcDateTime


class Alert(Table):
    """A kind of trouble within one hour of the clock, and how often it came up."""

    __tablename__ = "alert"
    kind: Mapped[str] = mapped_column(String(40), primary_key=True)
    hour: Mapped[datetime] = mapped_column(UtcDateTime, primary_key=True)
    times: Mapped[int] = mapped_column(Integer)
