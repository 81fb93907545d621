"""Versions of a report as they were sent or frozen, and the explanations that stay with them."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "report_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("definitions", sa.String(length=10), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_report_version_number")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_version")),
        sa.UniqueConstraint("scope", "period", "number", name=op.f("uq_report_version_scope_period_number")),
    )
    op.create_table(
        "report_explanation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("draft", sa.String(length=16), nullable=True),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_report_explanation_written_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_explanation")),
        sa.UniqueConstraint("draft", name=op.f("uq_report_explanation_draft")),
        sa.UniqueConstraint("public_id", name=op.f("uq_report_explanation_public_id")),
    )
    with op.batch_alter_table("report_explanation", schema=None) as batch_op:
        batch_op.create_index("ix_report_explanation_of_report", ["scope", "period"], unique=False)
        batch_op.create_index(batch_op.f("ix_report_explanation_written_by"), ["written_by"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("report_explanation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_explanation_written_by"))
        batch_op.drop_index("ix_report_explanation_of_report")

    op.drop_table("report_explanation")
    op.drop_table("report_version")
