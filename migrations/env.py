"""Alembic's door: it runs the revisions on the connection that `migrations.running` hands in."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from foundation.storage.types import UtcDateTime
from migrations.models import metadata
from migrations.running import one_checked_transaction


def render_item(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """A revision stands on its own: it may not import a type that changes later."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


connection = context.config.attributes["connection"]
with one_checked_transaction(connection):  # it begins before Alembic looks, so Alembic begins none of its own
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=context.config.attributes["batch"],
        render_item=render_item,
        compare_type=True,
    )
    context.run_migrations()
