"""How the tables came to be: dated revisions, run inside one transaction, on SQLite and PostgreSQL alike."""

from migrations.revisions import head
from migrations.running import downgrade, is_current, revision_of, upgrade

__all__ = ["downgrade", "head", "is_current", "revision_of", "upgrade"]
