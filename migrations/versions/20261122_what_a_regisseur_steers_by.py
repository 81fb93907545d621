"""What a regisseur steers by: norms, agreements, what practices supply, and what is reported how often."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "report_setting",
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("every", sa.String(length=7), nullable=False),
        sa.Column("left_out", sa.JSON(), nullable=False),
        sa.Column("set_by", sa.Integer(), nullable=True),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("every IN ('quarter', 'half', 'year')", name=op.f("ck_report_setting_every")),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_report_setting_municipality_id_municipality")
        ),
        sa.ForeignKeyConstraint(["set_by"], ["person.id"], name=op.f("fk_report_setting_set_by_person")),
        sa.PrimaryKeyConstraint("municipality_id", name=op.f("pk_report_setting")),
    )
    op.create_index(op.f("ix_report_setting_set_by"), "report_setting", ["set_by"], unique=False)

    op.create_table(
        "agreement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("draft", sa.String(length=16), nullable=True),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_agreement_made_by_person")),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_agreement_municipality_id_municipality")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_agreement_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_agreement_owner_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
        sa.UniqueConstraint("draft", name=op.f("uq_agreement_draft")),
        sa.UniqueConstraint("public_id", name=op.f("uq_agreement_public_id")),
    )
    op.create_index(op.f("ix_agreement_made_by"), "agreement", ["made_by"], unique=False)
    op.create_index("ix_agreement_of_municipality", "agreement", ["municipality_id", "due_on"], unique=False)
    op.create_index(op.f("ix_agreement_organisation_id"), "agreement", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_agreement_owner_id"), "agreement", ["owner_id"], unique=False)

    op.create_table(
        "care_use",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("contacts_before", sa.Double(), nullable=False),
        sa.Column("contacts_after", sa.Double(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("contacts_before >= 0 AND contacts_after >= 0", name=op.f("ck_care_use_contacts")),
        sa.CheckConstraint("people >= 0", name=op.f("ck_care_use_people")),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_care_use_made_by_person")),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_care_use_municipality_id_municipality")
        ),
        sa.ForeignKeyConstraint(
            ["practice_id"], ["organisation.id"], name=op.f("fk_care_use_practice_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_use")),
        sa.UniqueConstraint("public_id", name=op.f("uq_care_use_public_id")),
    )
    op.create_index(op.f("ix_care_use_made_by"), "care_use", ["made_by"], unique=False)
    op.create_index("ix_care_use_of_municipality", "care_use", ["municipality_id", "practice_id", "year"], unique=False)
    op.create_index(op.f("ix_care_use_practice_id"), "care_use", ["practice_id"], unique=False)

    op.create_table(
        "norm",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=True),
        sa.Column("key", sa.String(length=30), nullable=False),
        sa.Column("low", sa.Double(), nullable=True),
        sa.Column("high", sa.Double(), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("set_by", sa.Integer(), nullable=True),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("low IS NOT NULL OR high IS NOT NULL", name=op.f("ck_norm_something")),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_norm_municipality_id_municipality")
        ),
        sa.ForeignKeyConstraint(["practice_id"], ["organisation.id"], name=op.f("fk_norm_practice_id_organisation")),
        sa.ForeignKeyConstraint(["set_by"], ["person.id"], name=op.f("fk_norm_set_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_norm")),
        sa.UniqueConstraint("public_id", name=op.f("uq_norm_public_id")),
    )
    op.create_index("ix_norm_of_municipality", "norm", ["municipality_id", "key"], unique=False)
    op.create_index(op.f("ix_norm_practice_id"), "norm", ["practice_id"], unique=False)
    op.create_index(op.f("ix_norm_set_by"), "norm", ["set_by"], unique=False)

    op.create_table(
        "printout",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("rule", sa.String(length=12), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=10), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "rule IN ('contacten_20', 'z_of_p_code', 'combinatie', 'anders', 'onbekend')", name=op.f("ck_printout_rule")
        ),
        sa.CheckConstraint("source IN ('huisarts', 'poh', 'assistente', 'anders')", name=op.f("ck_printout_source")),
        sa.CheckConstraint("number >= 0", name=op.f("ck_printout_number")),
        sa.CheckConstraint("until_on >= from_on", name=op.f("ck_printout_until_after_from")),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_printout_made_by_person")),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_printout_municipality_id_municipality")
        ),
        sa.ForeignKeyConstraint(
            ["practice_id"], ["organisation.id"], name=op.f("fk_printout_practice_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printout")),
        sa.UniqueConstraint("public_id", name=op.f("uq_printout_public_id")),
    )
    op.create_index(op.f("ix_printout_made_by"), "printout", ["made_by"], unique=False)
    op.create_index(
        "ix_printout_of_municipality", "printout", ["municipality_id", "practice_id", "from_on"], unique=False
    )
    op.create_index(op.f("ix_printout_practice_id"), "printout", ["practice_id"], unique=False)


def downgrade() -> None:
    op.drop_table("printout")
    op.drop_table("norm")
    op.drop_table("care_use")
    op.drop_table("agreement")
    op.drop_table("report_setting")
