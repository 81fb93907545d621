"""Figures by mail to an address without a chat: for whom they are, and nobody's account behind it."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("report_subscription", schema=None) as batch_op:
        batch_op.add_column(sa.Column("audience", sa.String(length=8), nullable=False, server_default="internal"))
        batch_op.alter_column("person_id", existing_type=sa.Integer(), nullable=True)
        batch_op.drop_constraint(batch_op.f("uq_report_subscription_token_hash"), type_="unique")
        batch_op.drop_column("token_hash")
        batch_op.create_check_constraint(
            op.f("ck_report_subscription_audience"), "audience IN ('internal', 'public')"
        )
    with op.batch_alter_table("report_subscription", schema=None) as batch_op:
        batch_op.alter_column("audience", existing_type=sa.String(length=8), server_default=None)


def downgrade() -> None:
    op.execute(
        "DELETE FROM report_sending WHERE subscription_id IN (SELECT id FROM report_subscription WHERE person_id IS NULL)"
    )
    op.execute("DELETE FROM report_subscription WHERE person_id IS NULL")
    with op.batch_alter_table("report_subscription", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_report_subscription_audience"), type_="check")
        batch_op.add_column(sa.Column("token_hash", sa.String(length=64), nullable=True))
        batch_op.create_unique_constraint(batch_op.f("uq_report_subscription_token_hash"), ["token_hash"])
        batch_op.alter_column("person_id", existing_type=sa.Integer(), nullable=False)
        batch_op.drop_column("audience")
