"""Searches without a good hit are proposed to the map's editor once."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("search_count", sa.Column("proposed_on", sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("search_count", schema=None) as batch_op:
        batch_op.drop_column("proposed_on")
