"""Who gets the figures by themselves, and what was sent to whom."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "report_subscription",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("token_hash", sa.String(length=64), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_report_subscription_municipality_id_municipality")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_report_subscription_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_subscription")),
        sa.UniqueConstraint("public_id", name=op.f("uq_report_subscription_public_id")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_report_subscription_token_hash")),
    )
    with op.batch_alter_table("report_subscription", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_subscription_municipality_id"), ["municipality_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_report_subscription_person_id"), ["person_id"], unique=False)

    op.create_table(
        "report_sending",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("moment", sa.String(length=8), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("moment IN ('early', 'frozen')", name=op.f("ck_report_sending_moment")),
        sa.ForeignKeyConstraint(
            ["subscription_id"],
            ["report_subscription.id"],
            name=op.f("fk_report_sending_subscription_id_report_subscription"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_sending")),
        sa.UniqueConstraint(
            "subscription_id", "period", "moment", name=op.f("uq_report_sending_subscription_id_period_moment")
        ),
    )
    with op.batch_alter_table("report_sending", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_sending_subscription_id"), ["subscription_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("report_sending", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_sending_subscription_id"))

    op.drop_table("report_sending")
    with op.batch_alter_table("report_subscription", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_subscription_person_id"))
        batch_op.drop_index(batch_op.f("ix_report_subscription_municipality_id"))

    op.drop_table("report_subscription")
