"""The first tables."""

import sqlalchemy as sa
from alembic import op

from migrations.append_only import protect, release

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "alert",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("hour", sa.DateTime(timezone=True), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "hour", name=op.f("pk_alert")),
    )
    op.create_table(
        "audit_entry",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("verb", sa.String(length=40), nullable=False),
        sa.Column("object_id", sa.String(length=40), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit_entry")),
    )
    op.create_index(op.f("ix_audit_entry_object_id"), "audit_entry", ["object_id"], unique=False)
    op.create_index(op.f("ix_audit_entry_organisation_id"), "audit_entry", ["organisation_id"], unique=False)
    op.create_table(
        "audit_seal",
        sa.Column(
            "last_seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("last_seq", name=op.f("pk_audit_seal")),
    )
    op.create_table(
        "beat",
        sa.Column("duty", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("duty", name=op.f("pk_beat")),
    )
    op.create_table(
        "inbox",
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("account", sa.BigInteger(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=4), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(length=80), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("message", sa.BigInteger(), nullable=True),
        sa.Column("removable", sa.Boolean(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state IN ('new', 'done', 'dead')", name=op.f("ck_inbox_state")),
        sa.PrimaryKeyConstraint("channel", "update_id", name=op.f("pk_inbox")),
    )
    op.create_index("ix_inbox_of_account", "inbox", ["channel", "account", "state"], unique=False)
    op.create_index(op.f("ix_inbox_received_at"), "inbox", ["received_at"], unique=False)
    op.create_index(
        "ix_inbox_to_remove",
        "inbox",
        ["received_at"],
        unique=False,
        sqlite_where=sa.text("removable AND removed_at IS NULL"),
        postgresql_where=sa.text("removable AND removed_at IS NULL"),
    )
    op.create_index(
        "ix_inbox_waiting",
        "inbox",
        ["received_at", "update_id"],
        unique=False,
        sqlite_where=sa.text("state = 'new'"),
        postgresql_where=sa.text("state = 'new'"),
    )
    op.create_table(
        "invite_try",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("tried_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invite_try")),
    )
    op.create_index(op.f("ix_invite_try_number"), "invite_try", ["number"], unique=False)
    op.create_index(op.f("ix_invite_try_tried_at"), "invite_try", ["tried_at"], unique=False)
    op.create_table(
        "map_sequence",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_map_sequence")),
    )
    op.create_table(
        "municipality",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("inhabitants", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_municipality")),
        sa.UniqueConstraint("name", name=op.f("uq_municipality_name")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("account", sa.BigInteger(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("policy", sa.String(length=6), nullable=False),
        sa.Column("dedupe_key", sa.String(length=80), nullable=True),
        sa.Column("about", sa.String(length=16), nullable=True),
        sa.Column("payload", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=9), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("run_after", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.String(length=120), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("message", sa.BigInteger(), nullable=True),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("has_buttons", sa.Boolean(), nullable=False),
        sa.Column("remove_after", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("policy IN ('repeat', 'once')", name=op.f("ck_outbox_policy")),
        sa.CheckConstraint(
            "state IN ('ready', 'sending', 'sent', 'uncertain', 'failed', 'cancelled', 'held')",
            name=op.f("ck_outbox_state"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("dedupe_key", name=op.f("uq_outbox_dedupe_key")),
    )
    op.create_index(op.f("ix_outbox_about"), "outbox", ["about"], unique=False)
    op.create_index("ix_outbox_of_account", "outbox", ["channel", "account", "id"], unique=False)
    op.create_index(
        "ix_outbox_open",
        "outbox",
        ["channel", "chat", "id"],
        unique=False,
        sqlite_where=sa.text("state IN ('ready', 'sending')"),
        postgresql_where=sa.text("state IN ('ready', 'sending')"),
    )
    op.create_index(op.f("ix_outbox_remove_after"), "outbox", ["remove_after"], unique=False)
    op.create_index(op.f("ix_outbox_state"), "outbox", ["state"], unique=False)
    op.create_index(
        "ix_outbox_to_remove",
        "outbox",
        ["sent_at"],
        unique=False,
        sqlite_where=sa.text("private AND removed_at IS NULL"),
        postgresql_where=sa.text("private AND removed_at IS NULL"),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("blocked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("invented", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("public_id", name=op.f("uq_person_public_id")),
    )
    op.create_table(
        "account",
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("reachable", sa.Boolean(), nullable=False),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_account_person_id_person")),
        sa.PrimaryKeyConstraint("channel", "number", name=op.f("pk_account")),
    )
    op.create_index(op.f("ix_account_person_id"), "account", ["person_id"], unique=False)
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("account", sa.BigInteger(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(length=30), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("asked", sa.JSON(), nullable=False),
        sa.Column("asking", sa.String(length=30), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_line", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("state IN ('open', 'parked', 'done', 'stopped')", name=op.f("ck_draft_state")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_draft_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("public_id", name=op.f("uq_draft_public_id")),
    )
    op.create_index("ix_draft_of_account", "draft", ["channel", "account", "state"], unique=False)
    op.create_index(op.f("ix_draft_person_id"), "draft", ["person_id"], unique=False)
    op.create_index(op.f("ix_draft_updated_at"), "draft", ["updated_at"], unique=False)
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=True),
        sa.Column("invented", sa.Boolean(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind IN ('welfare', 'provider', 'practice', 'municipality')", name=op.f("ck_organisation_kind")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_organisation_municipality_id_municipality")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("kind", "name", name=op.f("uq_organisation_kind_name")),
        sa.UniqueConstraint("public_id", name=op.f("uq_organisation_public_id")),
    )
    op.create_index(op.f("ix_organisation_municipality_id"), "organisation", ["municipality_id"], unique=False)
    op.create_table(
        "report_snapshot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("definitions", sa.String(length=10), nullable=False),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("frozen_by", sa.Integer(), nullable=True),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("closings", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["frozen_by"], ["person.id"], name=op.f("fk_report_snapshot_frozen_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_snapshot")),
        sa.UniqueConstraint("scope", "period", name=op.f("uq_report_snapshot_scope_period")),
    )
    op.create_index(op.f("ix_report_snapshot_frozen_by"), "report_snapshot", ["frozen_by"], unique=False)
    op.create_index(op.f("ix_report_snapshot_last_on"), "report_snapshot", ["last_on"], unique=False)
    op.create_table(
        "search_count",
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("concept", sa.String(length=80), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("searches", sa.Integer(), nullable=False),
        sa.Column("without_hit", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_search_count_municipality_id_municipality")
        ),
        sa.PrimaryKeyConstraint("month", "concept", "municipality_id", name=op.f("pk_search_count")),
    )
    op.create_index(op.f("ix_search_count_municipality_id"), "search_count", ["municipality_id"], unique=False)
    op.create_table(
        "code_name_given",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("word", sa.String(length=20), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_code_name_given_organisation_id_organisation")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "word", "number", name=op.f("pk_code_name_given")),
    )
    op.create_table(
        "erased_key",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("source_key", sa.String(length=64), nullable=False),
        sa.Column("erased_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_erased_key_organisation_id_organisation")
        ),
        sa.PrimaryKeyConstraint("organisation_id", "source_key", name=op.f("pk_erased_key")),
    )
    op.create_table(
        "invite",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("invited_by", sa.Integer(), nullable=True),
        sa.Column("needs_confirmation", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("used_by", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "role IS NULL OR role IN ('coach', 'coordinator', 'provider', 'editor', 'regisseur', 'admin', 'officer')",
            name=op.f("ck_invite_role"),
        ),
        sa.CheckConstraint(
            "(person_id IS NULL) = (role IS NOT NULL AND organisation_id IS NOT NULL)",
            name=op.f("ck_invite_one_purpose"),
        ),
        sa.ForeignKeyConstraint(["invited_by"], ["person.id"], name=op.f("fk_invite_invited_by_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_invite_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_invite_person_id_person")),
        sa.ForeignKeyConstraint(["used_by"], ["person.id"], name=op.f("fk_invite_used_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invite")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_invite_code_hash")),
    )
    op.create_index(op.f("ix_invite_invited_by"), "invite", ["invited_by"], unique=False)
    op.create_index(op.f("ix_invite_organisation_id"), "invite", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_invite_person_id"), "invite", ["person_id"], unique=False)
    op.create_index(op.f("ix_invite_used_by"), "invite", ["used_by"], unique=False)
    op.create_table(
        "listing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("source", sa.String(length=60), nullable=False),
        sa.Column("source_id", sa.String(length=200), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("organisation_name", sa.String(length=300), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("source_category", sa.String(length=120), nullable=True),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("category_by", sa.Integer(), nullable=True),
        sa.Column("venue", sa.String(length=300), nullable=True),
        sa.Column("street", sa.String(length=300), nullable=True),
        sa.Column("postcode", sa.String(length=20), nullable=True),
        sa.Column("neighbourhood", sa.String(length=120), nullable=True),
        sa.Column("municipality_id", sa.Integer(), nullable=True),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("cost_cents", sa.Integer(), nullable=True),
        sa.Column("cost_text", sa.String(length=500), nullable=True),
        sa.Column("age_min", sa.Integer(), nullable=True),
        sa.Column("age_max", sa.Integer(), nullable=True),
        sa.Column("audience", sa.JSON(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("wheelchair", sa.Boolean(), nullable=True),
        sa.Column("online", sa.Boolean(), nullable=True),
        sa.Column("registration", sa.String(length=200), nullable=True),
        sa.Column("volunteer", sa.Boolean(), nullable=True),
        sa.Column("capacity", sa.String(length=20), nullable=False),
        sa.Column("capacity_until", sa.Date(), nullable=True),
        sa.Column("phone", sa.String(length=60), nullable=True),
        sa.Column("phone_visibility", sa.String(length=10), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("email_visibility", sa.String(length=10), nullable=False),
        sa.Column("website", sa.String(length=500), nullable=True),
        sa.Column("website_visibility", sa.String(length=10), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("imported", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("paused_until", sa.Date(), nullable=True),
        sa.Column("stopped_on", sa.Date(), nullable=True),
        sa.Column("stop_reason", sa.String(length=200), nullable=True),
        sa.Column("owner_person_id", sa.Integer(), nullable=True),
        sa.Column("rhythm_days", sa.Integer(), nullable=False),
        sa.Column("last_confirmed_on", sa.Date(), nullable=True),
        sa.Column("confirmed_by", sa.Integer(), nullable=True),
        sa.Column("confirmed_how", sa.String(length=20), nullable=True),
        sa.Column("first_asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("doubted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("invented", sa.Boolean(), nullable=False),
        sa.CheckConstraint("capacity IN ('open', 'vol', 'wachtlijst')", name=op.f("ck_listing_capacity")),
        sa.CheckConstraint(
            "confirmed_how IS NULL OR confirmed_how IN ('import', 'chat', 'link', 'phone', 'editor', 'coach', 'clock')",
            name=op.f("ck_listing_confirmed_how"),
        ),
        sa.CheckConstraint(
            "email_visibility IN ('public', 'coaches', 'nobody')", name=op.f("ck_listing_email_visibility")
        ),
        sa.CheckConstraint(
            "phone_visibility IN ('public', 'coaches', 'nobody')", name=op.f("ck_listing_phone_visibility")
        ),
        sa.CheckConstraint("status IN ('concept', 'active', 'paused', 'stopped')", name=op.f("ck_listing_status")),
        sa.CheckConstraint(
            "website_visibility IN ('public', 'coaches', 'nobody')", name=op.f("ck_listing_website_visibility")
        ),
        sa.ForeignKeyConstraint(["category_by"], ["person.id"], name=op.f("fk_listing_category_by_person")),
        sa.ForeignKeyConstraint(["confirmed_by"], ["person.id"], name=op.f("fk_listing_confirmed_by_person")),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_listing_municipality_id_municipality")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_listing_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["owner_person_id"], ["person.id"], name=op.f("fk_listing_owner_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_listing")),
        sa.UniqueConstraint("public_id", name=op.f("uq_listing_public_id")),
        sa.UniqueConstraint("source", "source_id", name=op.f("uq_listing_source_source_id")),
    )
    op.create_index(op.f("ix_listing_category_by"), "listing", ["category_by"], unique=False)
    op.create_index(op.f("ix_listing_confirmed_by"), "listing", ["confirmed_by"], unique=False)
    op.create_index(op.f("ix_listing_municipality_id"), "listing", ["municipality_id", "status"], unique=False)
    op.create_index(op.f("ix_listing_organisation_id"), "listing", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_listing_owner_person_id"), "listing", ["owner_person_id"], unique=False)
    op.create_table(
        "membership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("invited_by", sa.Integer(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "role IN ('coach', 'coordinator', 'provider', 'editor', 'regisseur', 'admin', 'officer')",
            name=op.f("ck_membership_role"),
        ),
        sa.ForeignKeyConstraint(["invited_by"], ["person.id"], name=op.f("fk_membership_invited_by_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_membership_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_membership_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.UniqueConstraint("public_id", name=op.f("uq_membership_public_id")),
    )
    op.create_index(op.f("ix_membership_invited_by"), "membership", ["invited_by"], unique=False)
    op.create_index(op.f("ix_membership_organisation_id"), "membership", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_membership_person_id"), "membership", ["person_id"], unique=False)
    op.create_table(
        "client",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("code_word", sa.String(length=20), nullable=False),
        sa.Column("code_number", sa.Integer(), nullable=False),
        sa.Column("source_key", sa.String(length=64), nullable=True),
        sa.Column("invented", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "code_word", "code_number"],
            ["code_name_given.organisation_id", "code_name_given.word", "code_name_given.number"],
            name="code_name",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_client_organisation_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client")),
        sa.UniqueConstraint(
            "organisation_id", "code_word", "code_number", name=op.f("uq_client_organisation_id_code_word_code_number")
        ),
        sa.UniqueConstraint("organisation_id", "id", name=op.f("uq_client_organisation_id_id")),
        sa.UniqueConstraint("organisation_id", "source_key", name=op.f("uq_client_organisation_id_source_key")),
        sa.UniqueConstraint("public_id", name=op.f("uq_client_public_id")),
    )
    op.create_table(
        "invite_municipality",
        sa.Column("invite_id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["invite_id"], ["invite.id"], name=op.f("fk_invite_municipality_invite_id_invite")),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_invite_municipality_municipality_id_municipality")
        ),
        sa.PrimaryKeyConstraint("invite_id", "municipality_id", name=op.f("pk_invite_municipality")),
    )
    op.create_index(
        op.f("ix_invite_municipality_municipality_id"), "invite_municipality", ["municipality_id"], unique=False
    )
    op.create_table(
        "listing_cancelled_date",
        sa.Column("listing_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cancelled_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["cancelled_by"], ["person.id"], name=op.f("fk_listing_cancelled_date_cancelled_by_person")
        ),
        sa.ForeignKeyConstraint(
            ["listing_id"], ["listing.id"], name=op.f("fk_listing_cancelled_date_listing_id_listing")
        ),
        sa.PrimaryKeyConstraint("listing_id", "on", name=op.f("pk_listing_cancelled_date")),
    )
    op.create_index(
        op.f("ix_listing_cancelled_date_cancelled_by"), "listing_cancelled_date", ["cancelled_by"], unique=False
    )
    op.create_table(
        "listing_history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("listing_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("how", sa.String(length=20), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "how IN ('import', 'chat', 'link', 'phone', 'editor', 'coach', 'clock')",
            name=op.f("ck_listing_history_how"),
        ),
        sa.ForeignKeyConstraint(["listing_id"], ["listing.id"], name=op.f("fk_listing_history_listing_id_listing")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_listing_history_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_listing_history")),
        sa.UniqueConstraint("public_id", name=op.f("uq_listing_history_public_id")),
    )
    op.create_index(op.f("ix_listing_history_listing_id"), "listing_history", ["listing_id", "id"], unique=False)
    op.create_index(op.f("ix_listing_history_person_id"), "listing_history", ["person_id"], unique=False)
    op.create_table(
        "listing_schedule",
        sa.Column("listing_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.String(length=2), nullable=True),
        sa.Column("start", sa.String(length=5), nullable=True),
        sa.Column("end", sa.String(length=5), nullable=True),
        sa.Column("frequency", sa.String(length=60), nullable=True),
        sa.Column("dates", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "day IS NULL OR day IN ('ma', 'di', 'wo', 'do', 'vr', 'za', 'zo')", name=op.f("ck_listing_schedule_day")
        ),
        sa.ForeignKeyConstraint(["listing_id"], ["listing.id"], name=op.f("fk_listing_schedule_listing_id_listing")),
        sa.PrimaryKeyConstraint("listing_id", "position", name=op.f("pk_listing_schedule")),
    )
    op.create_table(
        "map_change",
        sa.Column("listing_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["listing_id"], ["listing.id"], name=op.f("fk_map_change_listing_id_listing")),
        sa.PrimaryKeyConstraint("listing_id", name=op.f("pk_map_change")),
        sa.UniqueConstraint("seq", name=op.f("uq_map_change_seq")),
    )
    op.create_table(
        "membership_municipality",
        sa.Column("membership_id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["membership.id"], name=op.f("fk_membership_municipality_membership_id_membership")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_membership_municipality_municipality_id_municipality"),
        ),
        sa.PrimaryKeyConstraint("membership_id", "municipality_id", name=op.f("pk_membership_municipality")),
    )
    op.create_index(
        op.f("ix_membership_municipality_municipality_id"), "membership_municipality", ["municipality_id"], unique=False
    )
    op.create_table(
        "trajectory",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=True),
        sa.Column("coach_id", sa.Integer(), nullable=True),
        sa.Column("main_reason", sa.String(length=20), nullable=True),
        sa.Column("icpc", sa.String(length=6), nullable=True),
        sa.Column("source_key", sa.String(length=64), nullable=True),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_check_on", sa.Date(), nullable=True),
        sa.Column("invented", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "main_reason IS NULL OR main_reason IN ('eenzaamheid', 'somber_angst', 'stress', 'zingeving', 'geld', 'relatie_gezin', 'lichamelijk', 'anders', 'onbekend')",
            name=op.f("ck_trajectory_main_reason"),
        ),
        sa.ForeignKeyConstraint(["coach_id"], ["person.id"], name=op.f("fk_trajectory_coach_id_person")),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_trajectory_municipality_id_municipality")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "client_id"], ["client.organisation_id", "client.id"], name="of_client"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_trajectory_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(
            ["practice_id"], ["organisation.id"], name=op.f("fk_trajectory_practice_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trajectory")),
        sa.UniqueConstraint("organisation_id", "id", name=op.f("uq_trajectory_organisation_id_id")),
        sa.UniqueConstraint("organisation_id", "source_key", name=op.f("uq_trajectory_organisation_id_source_key")),
        sa.UniqueConstraint("public_id", name=op.f("uq_trajectory_public_id")),
    )
    op.create_index(op.f("ix_trajectory_municipality_id"), "trajectory", ["municipality_id"], unique=False)
    op.create_index("ix_trajectory_of_client", "trajectory", ["client_id", "organisation_id"], unique=False)
    op.create_index("ix_trajectory_of_coach", "trajectory", ["coach_id", "organisation_id"], unique=False)
    op.create_index(op.f("ix_trajectory_practice_id"), "trajectory", ["practice_id"], unique=False)
    op.create_index(
        "ix_trajectory_to_ask",
        "trajectory",
        ["next_check_on"],
        unique=False,
        sqlite_where=sa.text("next_check_on IS NOT NULL AND coach_id IS NOT NULL"),
        postgresql_where=sa.text("next_check_on IS NOT NULL AND coach_id IS NOT NULL"),
    )
    op.create_table(
        "appointment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "trajectory_id"], ["trajectory.organisation_id", "trajectory.id"], name="of_trajectory"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
        sa.UniqueConstraint("public_id", name=op.f("uq_appointment_public_id")),
    )
    op.create_index("ix_appointment_of_trajectory", "appointment", ["trajectory_id", "organisation_id"], unique=False)
    op.create_index(op.f("ix_appointment_planned_on"), "appointment", ["planned_on"], unique=False)
    op.create_table(
        "closing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=30), nullable=False),
        sa.Column("may_ask_later", sa.Boolean(), nullable=True),
        sa.Column("reopened_on", sa.Date(), nullable=True),
        sa.Column("reopened_by", sa.String(length=20), nullable=True),
        sa.Column("logged_by", sa.Integer(), nullable=True),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "reason IN ('doel_bereikt_activiteit', 'doel_bereikt_vrijwilliger', 'doel_bereikt_werk_opleiding', 'doel_bereikt_netwerk', 'doel_bereikt_info', 'overgedragen_verhuizing', 'overleden', 'ander_traject', 'hoort_elders', 'dubbel', 'fout', 'wachttijd', 'wacht_activiteit', 'geen_contact', 'geen_behoefte', 'niet_gemotiveerd', 'geen_aanbod', 'geen_klik', 'activiteit_anders', 'tijdstip', 'kosten', 'vervoer', 'toegankelijk', 'drempel', 'taal', 'gezondheid', 'psychisch', 'prive', 'werk', 'activiteit_gestopt', 'andere_hulp', 'onbekend')",
            name=op.f("ck_closing_reason"),
        ),
        sa.CheckConstraint(
            "reopened_by IS NULL OR reopened_by IN ('huisarts', 'poh_ggz', 'poh_somatiek', 'poh_ouderen', 'poh_sociaal', 'assistente', 'praktijkteam', 'fysio', 'dietist', 'ergo', 'apotheek', 'wijkverpl', 'eerstelijnspsych', 'ziekenhuis', 'amw', 'wijkteam', 'opbouwwerk', 'welzijn_anders', 'gemeente', 'zelf', 'anders', 'onbekend', 'overdracht')",
            name=op.f("ck_closing_reopened_by"),
        ),
        sa.CheckConstraint(
            "reopened_on IS NULL OR reopened_on >= closed_on", name=op.f("ck_closing_reopened_after_closing")
        ),
        sa.ForeignKeyConstraint(["logged_by"], ["person.id"], name=op.f("fk_closing_logged_by_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "trajectory_id"], ["trajectory.organisation_id", "trajectory.id"], name="of_trajectory"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closing")),
        sa.UniqueConstraint("public_id", name=op.f("uq_closing_public_id")),
        sa.UniqueConstraint("trajectory_id", "closed_on", name=op.f("uq_closing_trajectory_id_closed_on")),
    )
    op.create_index(op.f("ix_closing_closed_on"), "closing", ["closed_on"], unique=False)
    op.create_index(op.f("ix_closing_logged_by"), "closing", ["logged_by"], unique=False)
    op.create_table(
        "follow_up",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "outcome IN ('same', 'other', 'stopped', 'finished', 'unknown')", name=op.f("ck_follow_up_outcome")
        ),
        sa.CheckConstraint("months IN (3, 6)", name=op.f("ck_follow_up_months")),
        sa.ForeignKeyConstraint(["answered_by"], ["person.id"], name=op.f("fk_follow_up_answered_by_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "trajectory_id"], ["trajectory.organisation_id", "trajectory.id"], name="of_trajectory"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
    )
    op.create_index(op.f("ix_follow_up_answered_by"), "follow_up", ["answered_by"], unique=False)
    op.create_index("ix_follow_up_of_trajectory", "follow_up", ["trajectory_id", "organisation_id"], unique=False)
    op.create_table(
        "participation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("category", sa.String(length=20), nullable=False),
        sa.Column("listing_id", sa.Integer(), nullable=True),
        sa.Column("listing_name", sa.String(length=200), nullable=True),
        sa.Column("chosen_on", sa.Date(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("stopped_on", sa.Date(), nullable=True),
        sa.Column("stop_reason", sa.String(length=20), nullable=True),
        sa.Column("found", sa.String(length=12), nullable=True),
        sa.Column("draft", sa.String(length=16), nullable=True),
        sa.Column("source_key", sa.String(length=64), nullable=True),
        sa.Column("ask_start_on", sa.Date(), nullable=True),
        sa.Column("logged_by", sa.Integer(), nullable=True),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "category IN ('ontmoeten', 'eten', 'wandelen_bewegen', 'dansen', 'creatief', 'natuur', 'spel', 'leren', 'taal', 'digitaal', 'maatje', 'vrijwilliger', 'lotgenoten', 'rouw', 'zingeving', 'ontspanning', 'mantelzorg', 'dagbesteding', 'ouders_kind', 'uitje', 'online', 'geld_schuld', 'amw', 'wijkteam', 'wonen', 'werk', 'juridisch', 'vervoer', 'ggz_inloop', 'ouderenadviseur', 'mantelzorgsteunpunt', 'leefstijl', 'thuishulp')",
            name=op.f("ck_participation_category"),
        ),
        sa.CheckConstraint(
            "found IS NULL OR found IN ('kaart_wijk', 'kaart_elders', 'gezocht', 'maatwerk', 'bekend')",
            name=op.f("ck_participation_found"),
        ),
        sa.CheckConstraint(
            "stop_reason IS NULL OR stop_reason IN ('afgerond', 'doorgestroomd', 'zelfstandig_verder', 'overleden', 'verhuisd', 'wachttijd', 'wacht_activiteit', 'geen_contact', 'geen_behoefte', 'niet_gemotiveerd', 'geen_aanbod', 'geen_klik', 'activiteit_anders', 'tijdstip', 'kosten', 'vervoer', 'toegankelijk', 'drempel', 'taal', 'gezondheid', 'psychisch', 'prive', 'werk', 'activiteit_gestopt', 'andere_hulp', 'onbekend')",
            name=op.f("ck_participation_stop_reason"),
        ),
        sa.CheckConstraint(
            "stopped_on IS NULL OR started_on IS NULL OR stopped_on >= started_on",
            name=op.f("ck_participation_stop_after_start"),
        ),
        sa.ForeignKeyConstraint(["listing_id"], ["listing.id"], name=op.f("fk_participation_listing_id_listing")),
        sa.ForeignKeyConstraint(["logged_by"], ["person.id"], name=op.f("fk_participation_logged_by_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "trajectory_id"], ["trajectory.organisation_id", "trajectory.id"], name="of_trajectory"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participation")),
        sa.UniqueConstraint("draft", name=op.f("uq_participation_draft")),
        sa.UniqueConstraint("public_id", name=op.f("uq_participation_public_id")),
    )
    op.create_index(op.f("ix_participation_ask_start_on"), "participation", ["ask_start_on"], unique=False)
    op.create_index(op.f("ix_participation_chosen_on"), "participation", ["chosen_on"], unique=False)
    op.create_index(op.f("ix_participation_listing_id"), "participation", ["listing_id"], unique=False)
    op.create_index(op.f("ix_participation_logged_by"), "participation", ["logged_by"], unique=False)
    op.create_index(
        "ix_participation_of_trajectory", "participation", ["trajectory_id", "organisation_id"], unique=False
    )
    op.create_index(op.f("ix_participation_source_key"), "participation", ["source_key"], unique=False)
    op.create_index(op.f("ix_participation_started_on"), "participation", ["started_on"], unique=False)
    op.create_index(op.f("ix_participation_stopped_on"), "participation", ["stopped_on"], unique=False)
    op.create_table(
        "question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("subject", sa.String(length=16), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_of", sa.Integer(), nullable=True),
        sa.Column("ask_again_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind IN ('start', 'months_3', 'months_6')", name=op.f("ck_question_kind")),
        sa.ForeignKeyConstraint(["asked_of"], ["person.id"], name=op.f("fk_question_asked_of_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "trajectory_id"], ["trajectory.organisation_id", "trajectory.id"], name="of_trajectory"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
        sa.UniqueConstraint("public_id", name=op.f("uq_question_public_id")),
        sa.UniqueConstraint("trajectory_id", "kind", "subject", name=op.f("uq_question_trajectory_id_kind_subject")),
    )
    op.create_index(op.f("ix_question_ask_again_on"), "question", ["ask_again_on"], unique=False)
    op.create_index(op.f("ix_question_asked_of"), "question", ["asked_of"], unique=False)
    op.create_index(op.f("ix_question_expires_on"), "question", ["expires_on"], unique=False)
    op.create_table(
        "referral",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("referrer_type", sa.String(length=20), nullable=False),
        sa.Column("practice_id", sa.Integer(), nullable=True),
        sa.Column("repeat", sa.Boolean(), nullable=False),
        sa.Column("draft", sa.String(length=16), nullable=True),
        sa.Column("logged_by", sa.Integer(), nullable=True),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "referrer_type IN ('huisarts', 'poh_ggz', 'poh_somatiek', 'poh_ouderen', 'poh_sociaal', 'assistente', 'praktijkteam', 'fysio', 'dietist', 'ergo', 'apotheek', 'wijkverpl', 'eerstelijnspsych', 'ziekenhuis', 'amw', 'wijkteam', 'opbouwwerk', 'welzijn_anders', 'gemeente', 'zelf', 'anders', 'onbekend', 'overdracht')",
            name=op.f("ck_referral_referrer_type"),
        ),
        sa.ForeignKeyConstraint(["logged_by"], ["person.id"], name=op.f("fk_referral_logged_by_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "trajectory_id"], ["trajectory.organisation_id", "trajectory.id"], name="of_trajectory"
        ),
        sa.ForeignKeyConstraint(
            ["practice_id"], ["organisation.id"], name=op.f("fk_referral_practice_id_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_referral")),
        sa.UniqueConstraint("draft", name=op.f("uq_referral_draft")),
        sa.UniqueConstraint("public_id", name=op.f("uq_referral_public_id")),
    )
    op.create_index(op.f("ix_referral_logged_by"), "referral", ["logged_by"], unique=False)
    op.create_index("ix_referral_of_trajectory", "referral", ["trajectory_id", "organisation_id"], unique=False)
    op.create_index(op.f("ix_referral_practice_id"), "referral", ["practice_id"], unique=False)
    op.create_index(op.f("ix_referral_received_on"), "referral", ["received_on"], unique=False)
    op.create_table(
        "session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("draft", sa.String(length=16), nullable=True),
        sa.Column("source_key", sa.String(length=64), nullable=True),
        sa.Column("logged_by", sa.Integer(), nullable=True),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('intake', 'vervolg', 'bel', 'beeldbel', 'huisbezoek', 'wandelgesprek', 'samen_mee', 'driegesprek', 'opvolg3', 'opvolg6', 'afsluiting')",
            name=op.f("ck_session_kind"),
        ),
        sa.CheckConstraint("status IN ('held', 'no_show', 'cancelled')", name=op.f("ck_session_status")),
        sa.CheckConstraint("minutes IS NULL OR minutes BETWEEN 1 AND 480", name=op.f("ck_session_minutes")),
        sa.ForeignKeyConstraint(["logged_by"], ["person.id"], name=op.f("fk_session_logged_by_person")),
        sa.ForeignKeyConstraint(
            ["organisation_id", "trajectory_id"], ["trajectory.organisation_id", "trajectory.id"], name="of_trajectory"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
        sa.UniqueConstraint("draft", name=op.f("uq_session_draft")),
        sa.UniqueConstraint("public_id", name=op.f("uq_session_public_id")),
    )
    op.create_index(op.f("ix_session_held_on"), "session", ["held_on"], unique=False)
    op.create_index(op.f("ix_session_logged_by"), "session", ["logged_by"], unique=False)
    op.create_index(
        "ix_session_of_trajectory", "session", ["trajectory_id", "held_on", "organisation_id"], unique=False
    )
    op.create_index(op.f("ix_session_source_key"), "session", ["source_key"], unique=False)
    protect(op.get_bind(), "audit_entry", "audit_seal")


def downgrade() -> None:
    release(op.get_bind(), "audit_entry", "audit_seal")
    op.drop_index(op.f("ix_session_source_key"), table_name="session")
    op.drop_index("ix_session_of_trajectory", table_name="session")
    op.drop_index(op.f("ix_session_logged_by"), table_name="session")
    op.drop_index(op.f("ix_session_held_on"), table_name="session")
    op.drop_table("session")
    op.drop_index(op.f("ix_referral_received_on"), table_name="referral")
    op.drop_index(op.f("ix_referral_practice_id"), table_name="referral")
    op.drop_index("ix_referral_of_trajectory", table_name="referral")
    op.drop_index(op.f("ix_referral_logged_by"), table_name="referral")
    op.drop_table("referral")
    op.drop_index(op.f("ix_question_expires_on"), table_name="question")
    op.drop_index(op.f("ix_question_asked_of"), table_name="question")
    op.drop_index(op.f("ix_question_ask_again_on"), table_name="question")
    op.drop_table("question")
    op.drop_index(op.f("ix_participation_stopped_on"), table_name="participation")
    op.drop_index(op.f("ix_participation_started_on"), table_name="participation")
    op.drop_index(op.f("ix_participation_source_key"), table_name="participation")
    op.drop_index("ix_participation_of_trajectory", table_name="participation")
    op.drop_index(op.f("ix_participation_logged_by"), table_name="participation")
    op.drop_index(op.f("ix_participation_listing_id"), table_name="participation")
    op.drop_index(op.f("ix_participation_chosen_on"), table_name="participation")
    op.drop_index(op.f("ix_participation_ask_start_on"), table_name="participation")
    op.drop_table("participation")
    op.drop_index("ix_follow_up_of_trajectory", table_name="follow_up")
    op.drop_index(op.f("ix_follow_up_answered_by"), table_name="follow_up")
    op.drop_table("follow_up")
    op.drop_index(op.f("ix_closing_logged_by"), table_name="closing")
    op.drop_index(op.f("ix_closing_closed_on"), table_name="closing")
    op.drop_table("closing")
    op.drop_index(op.f("ix_appointment_planned_on"), table_name="appointment")
    op.drop_index("ix_appointment_of_trajectory", table_name="appointment")
    op.drop_table("appointment")
    op.drop_index(
        "ix_trajectory_to_ask",
        table_name="trajectory",
        sqlite_where=sa.text("next_check_on IS NOT NULL AND coach_id IS NOT NULL"),
        postgresql_where=sa.text("next_check_on IS NOT NULL AND coach_id IS NOT NULL"),
    )
    op.drop_index(op.f("ix_trajectory_practice_id"), table_name="trajectory")
    op.drop_index("ix_trajectory_of_coach", table_name="trajectory")
    op.drop_index("ix_trajectory_of_client", table_name="trajectory")
    op.drop_index(op.f("ix_trajectory_municipality_id"), table_name="trajectory")
    op.drop_table("trajectory")
    op.drop_index(op.f("ix_membership_municipality_municipality_id"), table_name="membership_municipality")
    op.drop_table("membership_municipality")
    op.drop_table("map_change")
    op.drop_table("listing_schedule")
    op.drop_index(op.f("ix_listing_history_person_id"), table_name="listing_history")
    op.drop_index(op.f("ix_listing_history_listing_id"), table_name="listing_history")
    op.drop_table("listing_history")
    op.drop_index(op.f("ix_listing_cancelled_date_cancelled_by"), table_name="listing_cancelled_date")
    op.drop_table("listing_cancelled_date")
    op.drop_index(op.f("ix_invite_municipality_municipality_id"), table_name="invite_municipality")
    op.drop_table("invite_municipality")
    op.drop_table("client")
    op.drop_index(op.f("ix_membership_person_id"), table_name="membership")
    op.drop_index(op.f("ix_membership_organisation_id"), table_name="membership")
    op.drop_index(op.f("ix_membership_invited_by"), table_name="membership")
    op.drop_table("membership")
    op.drop_index(op.f("ix_listing_owner_person_id"), table_name="listing")
    op.drop_index(op.f("ix_listing_organisation_id"), table_name="listing")
    op.drop_index(op.f("ix_listing_municipality_id"), table_name="listing")
    op.drop_index(op.f("ix_listing_confirmed_by"), table_name="listing")
    op.drop_index(op.f("ix_listing_category_by"), table_name="listing")
    op.drop_table("listing")
    op.drop_index(op.f("ix_invite_used_by"), table_name="invite")
    op.drop_index(op.f("ix_invite_person_id"), table_name="invite")
    op.drop_index(op.f("ix_invite_organisation_id"), table_name="invite")
    op.drop_index(op.f("ix_invite_invited_by"), table_name="invite")
    op.drop_table("invite")
    op.drop_table("erased_key")
    op.drop_table("code_name_given")
    op.drop_index(op.f("ix_search_count_municipality_id"), table_name="search_count")
    op.drop_table("search_count")
    op.drop_index(op.f("ix_report_snapshot_last_on"), table_name="report_snapshot")
    op.drop_index(op.f("ix_report_snapshot_frozen_by"), table_name="report_snapshot")
    op.drop_table("report_snapshot")
    op.drop_index(op.f("ix_organisation_municipality_id"), table_name="organisation")
    op.drop_table("organisation")
    op.drop_index(op.f("ix_draft_updated_at"), table_name="draft")
    op.drop_index(op.f("ix_draft_person_id"), table_name="draft")
    op.drop_index("ix_draft_of_account", table_name="draft")
    op.drop_table("draft")
    op.drop_index(op.f("ix_account_person_id"), table_name="account")
    op.drop_table("account")
    op.drop_table("person")
    op.drop_index(
        "ix_outbox_to_remove",
        table_name="outbox",
        sqlite_where=sa.text("private AND removed_at IS NULL"),
        postgresql_where=sa.text("private AND removed_at IS NULL"),
    )
    op.drop_index(op.f("ix_outbox_state"), table_name="outbox")
    op.drop_index(op.f("ix_outbox_remove_after"), table_name="outbox")
    op.drop_index(
        "ix_outbox_open",
        table_name="outbox",
        sqlite_where=sa.text("state IN ('ready', 'sending')"),
        postgresql_where=sa.text("state IN ('ready', 'sending')"),
    )
    op.drop_index("ix_outbox_of_account", table_name="outbox")
    op.drop_index(op.f("ix_outbox_about"), table_name="outbox")
    op.drop_table("outbox")
    op.drop_table("municipality")
    op.drop_table("map_sequence")
    op.drop_index(op.f("ix_invite_try_tried_at"), table_name="invite_try")
    op.drop_index(op.f("ix_invite_try_number"), table_name="invite_try")
    op.drop_table("invite_try")
    op.drop_index(
        "ix_inbox_waiting",
        table_name="inbox",
        sqlite_where=sa.text("state = 'new'"),
        postgresql_where=sa.text("state = 'new'"),
    )
    op.drop_index(
        "ix_inbox_to_remove",
        table_name="inbox",
        sqlite_where=sa.text("removable AND removed_at IS NULL"),
        postgresql_where=sa.text("removable AND removed_at IS NULL"),
    )
    op.drop_index(op.f("ix_inbox_received_at"), table_name="inbox")
    op.drop_index("ix_inbox_of_account", table_name="inbox")
    op.drop_table("inbox")
    op.drop_table("beat")
    op.drop_table("audit_seal")
    op.drop_index(op.f("ix_audit_entry_organisation_id"), table_name="audit_entry")
    op.drop_index(op.f("ix_audit_entry_object_id"), table_name="audit_entry")
    op.drop_table("audit_entry")
    op.drop_table("alert")
