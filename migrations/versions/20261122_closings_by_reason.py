"""Closings by their reason: every figure leaves out the few that were a mistake or a double."""

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(op.f("ix_closing_reason"), "closing", ["reason"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_closing_reason"), table_name="closing")
