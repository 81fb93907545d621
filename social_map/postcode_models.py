"""Table of postcode areas: where four digits lie, and in which town and (perhaps former) municipality."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from foundation.storage import Table


class PostcodeArea(Table):
    """One four-digit postcode: its town, its municipality as the file had it, and its middle in degrees."""

    __tablename__ = "postcode_area"
    postcode: Mapped[str] = mapped_column(String(4), primary_key=True)
    town: Mapped[str] = mapped_column(String(120))
    municipality: Mapped[str] = mapped_column(String(120))
    lat: Mapped[float]
    lon: Mapped[float]
