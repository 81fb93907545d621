"""The yearly self-evaluation: items of a municipality, and scores."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "evaluation_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("element", sa.String(length=16), nullable=False),
        sa.Column("text", sa.String(length=200), nullable=False),
        sa.Column("added_by", sa.Integer(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("draft", sa.String(length=16), nullable=True),
        sa.CheckConstraint(
            "element IN ('uitgangspunten', 'samenwerking', 'financiering', 'monitoring', 'organisatie')",
            name=op.f("ck_evaluation_item_element"),
        ),
        sa.ForeignKeyConstraint(["added_by"], ["person.id"], name=op.f("fk_evaluation_item_added_by_person")),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_evaluation_item_municipality_id_municipality")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluation_item")),
        sa.UniqueConstraint("draft", name=op.f("uq_evaluation_item_draft")),
        sa.UniqueConstraint("public_id", name=op.f("uq_evaluation_item_public_id")),
    )
    op.create_index(op.f("ix_evaluation_item_added_by"), "evaluation_item", ["added_by"], unique=False)
    op.create_index(op.f("ix_evaluation_item_municipality_id"), "evaluation_item", ["municipality_id"], unique=False)

    op.create_table(
        "evaluation_score",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("respondent", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("municipality_ids", sa.JSON(), nullable=False),
        sa.Column("element", sa.String(length=16), nullable=False),
        sa.Column("item", sa.String(length=24), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "element IN ('uitgangspunten', 'samenwerking', 'financiering', 'monitoring', 'organisatie')",
            name=op.f("ck_evaluation_score_element"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_evaluation_score_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_evaluation_score_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluation_score")),
        sa.UniqueConstraint("year", "respondent", "item", name=op.f("uq_evaluation_score_year_respondent_item")),
    )
    op.create_index(op.f("ix_evaluation_score_organisation_id"), "evaluation_score", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_evaluation_score_person_id"), "evaluation_score", ["person_id"], unique=False)


def downgrade() -> None:

    op.drop_table("evaluation_score")

    op.drop_table("evaluation_item")
