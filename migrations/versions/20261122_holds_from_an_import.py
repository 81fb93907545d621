"""What must be kept can come with an import, without the people who asked and decided."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("legal_hold", schema=None) as batch_op:
        batch_op.alter_column("asked_by", existing_type=sa.INTEGER(), nullable=True)
        batch_op.alter_column("placed_by", existing_type=sa.INTEGER(), nullable=True)


def downgrade() -> None:
    with op.batch_alter_table("legal_hold", schema=None) as batch_op:
        batch_op.alter_column("placed_by", existing_type=sa.INTEGER(), nullable=False)
        batch_op.alter_column("asked_by", existing_type=sa.INTEGER(), nullable=False)
