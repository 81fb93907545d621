"""Keeping listings true: settings of a municipality, contacts, personal links, changes that wait."""

from datetime import date, timedelta

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

RHYTHM, NEGLECTED = 180, timedelta(days=120)  # as they were for everybody


def upgrade() -> None:
    op.create_table(
        "map_contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("why", sa.String(length=40), nullable=True),
        sa.CheckConstraint("state IN ('open', 'stopped', 'bounced')", name=op.f("ck_map_contact_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_map_contact")),
        sa.UniqueConstraint("key_hash", name=op.f("uq_map_contact_key_hash")),
    )
    op.create_table(
        "map_settings",
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("rhythm_days", sa.Integer(), nullable=True),
        sa.Column("remind_on", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("editor_after", sa.Integer(), nullable=True),
        sa.Column("neglected_after", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_map_settings_municipality_id_municipality")
        ),
        sa.PrimaryKeyConstraint("municipality_id", name=op.f("pk_map_settings")),
    )
    op.create_table(
        "provider_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_by", sa.Integer(), nullable=True),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["map_contact.id"], name=op.f("fk_provider_link_contact_id_map_contact")
        ),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_provider_link_made_by_person")),
        sa.ForeignKeyConstraint(["revoked_by"], ["person.id"], name=op.f("fk_provider_link_revoked_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_provider_link")),
        sa.UniqueConstraint("public_id", name=op.f("uq_provider_link_public_id")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_provider_link_token_hash")),
    )
    op.create_index(op.f("ix_provider_link_contact_id"), "provider_link", ["contact_id"], unique=False)
    op.create_index(op.f("ix_provider_link_made_by"), "provider_link", ["made_by"], unique=False)
    op.create_index(op.f("ix_provider_link_revoked_by"), "provider_link", ["revoked_by"], unique=False)
    op.create_table(
        "provider_link_listing",
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.Column("listing_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["link_id"], ["provider_link.id"], name=op.f("fk_provider_link_listing_link_id_provider_link")
        ),
        sa.ForeignKeyConstraint(
            ["listing_id"], ["listing.id"], name=op.f("fk_provider_link_listing_listing_id_listing")
        ),
        sa.PrimaryKeyConstraint("link_id", "listing_id", name=op.f("pk_provider_link_listing")),
    )
    op.create_index(op.f("ix_provider_link_listing_listing_id"), "provider_link_listing", ["listing_id"], unique=False)
    op.create_table(
        "proposed_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("listing_id", sa.Integer(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.CheckConstraint("state IN ('waiting', 'accepted', 'rejected')", name=op.f("ck_proposed_change_state")),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"], name=op.f("fk_proposed_change_decided_by_person")),
        sa.ForeignKeyConstraint(
            ["link_id"], ["provider_link.id"], name=op.f("fk_proposed_change_link_id_provider_link")
        ),
        sa.ForeignKeyConstraint(["listing_id"], ["listing.id"], name=op.f("fk_proposed_change_listing_id_listing")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposed_change")),
        sa.UniqueConstraint("public_id", name=op.f("uq_proposed_change_public_id")),
    )
    op.create_index(op.f("ix_proposed_change_decided_by"), "proposed_change", ["decided_by"], unique=False)
    op.create_index(op.f("ix_proposed_change_link_id"), "proposed_change", ["link_id"], unique=False)
    op.create_index(op.f("ix_proposed_change_listing_id"), "proposed_change", ["listing_id"], unique=False)
    op.create_index(op.f("ix_proposed_change_state"), "proposed_change", ["state", "listing_id"], unique=False)
    with op.batch_alter_table("listing", schema=None) as batch_op:
        batch_op.add_column(sa.Column("neglected_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("editor_told_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("round_again_on", sa.Date(), nullable=True))
        batch_op.alter_column("rhythm_days", existing_type=sa.INTEGER(), nullable=True)
        batch_op.create_index(batch_op.f("ix_listing_neglected_on"), ["neglected_on"], unique=False)
    _carry_over()


def _carry_over() -> None:
    """The rhythm that everybody had is now the municipality's; silence has a day on which it counts as neglect."""
    listing = sa.table(
        "listing",
        sa.column("id", sa.Integer),
        sa.column("rhythm_days", sa.Integer),
        sa.column("first_asked_at", sa.DateTime(timezone=True)),
        sa.column("neglected_on", sa.Date),
    )
    op.execute(listing.update().where(listing.c.rhythm_days == RHYTHM).values(rhythm_days=None))
    asked = sa.select(listing.c.id, listing.c.first_asked_at).where(listing.c.first_asked_at.is_not(None))
    for number, at in op.get_bind().execute(asked).all():
        on: date = at.date() + NEGLECTED
        op.execute(listing.update().where(listing.c.id == number).values(neglected_on=on))


def downgrade() -> None:
    op.execute(sa.text(f"UPDATE listing SET rhythm_days = {RHYTHM} WHERE rhythm_days IS NULL"))
    with op.batch_alter_table("listing", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_listing_neglected_on"))
        batch_op.alter_column("rhythm_days", existing_type=sa.INTEGER(), nullable=False)
        batch_op.drop_column("round_again_on")
        batch_op.drop_column("editor_told_at")
        batch_op.drop_column("neglected_on")
    for table in ("proposed_change", "provider_link_listing", "provider_link", "map_settings", "map_contact"):
        op.drop_table(table)
