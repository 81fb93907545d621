"""Consents, tries to reach somebody, more of a referral, who waits for a coach, and what stays without consent."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

QUEUED = sa.text("coach_id IS NULL AND imported_at IS NULL")
CONSENT_OPEN = sa.text("consent_asked_on IS NOT NULL")
REFERRER_TYPES = (
    "'huisarts', 'poh_ggz', 'poh_somatiek', 'poh_ouderen', 'poh_sociaal', 'assistente', 'praktijkteam', 'fysio', "
    "'dietist', 'ergo', 'apotheek', 'wijkverpl', 'eerstelijnspsych', 'ziekenhuis', 'amw', 'wijkteam', 'opbouwwerk', "
    "'welzijn_anders', 'gemeente', 'zelf', 'anders', 'onbekend', 'overdracht'"
)


def of_trajectory() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["organisation_id", "trajectory_id"], ["trajectory.organisation_id", "trajectory.id"], name="of_trajectory"
    )


def upgrade() -> None:
    op.create_table(
        "consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=12), nullable=False),
        sa.Column("granted", sa.Boolean(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.Column("logged_by", sa.Integer(), nullable=True),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "purpose IN ('registration', 'contact', 'feedback', 'follow_up', 'story')",
            name=op.f("ck_consent_purpose"),
        ),
        sa.ForeignKeyConstraint(["logged_by"], ["person.id"], name=op.f("fk_consent_logged_by_person")),
        of_trajectory(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consent_logged_by"), ["logged_by"], unique=False)
        batch_op.create_index("ix_consent_of_trajectory", ["trajectory_id", "organisation_id"], unique=False)

    op.create_table(
        "contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(length=9), nullable=False),
        sa.Column("logged_by", sa.Integer(), nullable=True),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "outcome IN ('spoken', 'no_answer', 'voicemail', 'letter')", name=op.f("ck_contact_outcome")
        ),
        sa.ForeignKeyConstraint(["logged_by"], ["person.id"], name=op.f("fk_contact_logged_by_person")),
        of_trajectory(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        sa.UniqueConstraint("public_id", name=op.f("uq_contact_public_id")),
    )
    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contact_logged_by"), ["logged_by"], unique=False)
        batch_op.create_index("ix_contact_of_trajectory", ["trajectory_id", "organisation_id"], unique=False)

    op.create_table(
        "bare_referral",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("referrer_type", sa.String(length=20), nullable=False),
        sa.Column("invented", sa.Boolean(), nullable=False),
        sa.CheckConstraint(f"referrer_type IN ({REFERRER_TYPES})", name=op.f("ck_bare_referral_referrer_type")),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_bare_referral_municipality_id_municipality")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_bare_referral_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(
            ["practice_id"], ["organisation.id"], name=op.f("fk_bare_referral_practice_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bare_referral")),
    )
    with op.batch_alter_table("bare_referral", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bare_referral_municipality_id"), ["municipality_id"], unique=False)
        batch_op.create_index("ix_bare_referral_of_organisation", ["organisation_id", "received_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_bare_referral_practice_id"), ["practice_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_bare_referral_received_on"), ["received_on"], unique=False)

    with op.batch_alter_table("referral", schema=None) as batch_op:
        batch_op.add_column(sa.Column("channel", sa.String(length=10), nullable=True))
        batch_op.add_column(sa.Column("urgency", sa.String(length=6), nullable=True))
        batch_op.add_column(sa.Column("fits", sa.String(length=12), nullable=True))
        batch_op.add_column(sa.Column("variant", sa.String(length=7), nullable=True))
        batch_op.create_check_constraint(
            op.f("ck_referral_channel"),
            "channel IS NULL OR channel IN ('zorgdomein', 'mail', 'telefoon', 'praktijk', 'zelf', 'anders')",
        )
        batch_op.create_check_constraint(
            op.f("ck_referral_urgency"), "urgency IS NULL OR urgency IN ('gewoon', 'spoed')"
        )
        batch_op.create_check_constraint(
            op.f("ck_referral_fits"), "fits IS NULL OR fits IN ('passend', 'hoort_elders', 'onduidelijk')"
        )
        batch_op.create_check_constraint(
            op.f("ck_referral_variant"),
            "variant IS NULL OR variant IN ('wor', 'bewegen', 'dansen', 'geld', 'anders')",
        )

    with op.batch_alter_table("trajectory", schema=None) as batch_op:
        batch_op.add_column(sa.Column("consent_asked_on", sa.Date(), nullable=True))
        batch_op.create_index(
            "ix_trajectory_queued", ["organisation_id"], unique=False, sqlite_where=QUEUED, postgresql_where=QUEUED
        )
        batch_op.create_index(
            "ix_trajectory_consent_open", ["consent_asked_on"], unique=False,
            sqlite_where=CONSENT_OPEN, postgresql_where=CONSENT_OPEN,
        )  # fmt: skip


def downgrade() -> None:
    with op.batch_alter_table("trajectory", schema=None) as batch_op:
        batch_op.drop_index("ix_trajectory_consent_open", sqlite_where=CONSENT_OPEN, postgresql_where=CONSENT_OPEN)
        batch_op.drop_index("ix_trajectory_queued", sqlite_where=QUEUED, postgresql_where=QUEUED)
        batch_op.drop_column("consent_asked_on")

    with op.batch_alter_table("referral", schema=None) as batch_op:
        for name in ("variant", "fits", "urgency", "channel"):
            batch_op.drop_constraint(op.f(f"ck_referral_{name}"), type_="check")
            batch_op.drop_column(name)

    for table in ("bare_referral", "contact", "consent"):
        op.drop_table(table)
