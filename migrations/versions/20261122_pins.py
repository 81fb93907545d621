"""A PIN for who sees clients: the hash, the keypad, from when it is asked, and what waits for it."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "pin",
        sa.Column("person_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("wait_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("blocked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_pin_person_id_person")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_pin")),
    )
    op.create_table(
        "keypad",
        sa.Column("person_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("purpose", sa.String(length=6), nullable=False),
        sa.Column("salt", sa.String(length=16), nullable=False),
        sa.Column("typed", sa.String(length=80), nullable=False),
        sa.Column("letter", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("purpose IN ('open', 'choose', 'change', 'remove')", name=op.f("ck_keypad_purpose")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_keypad_person_id_person")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_keypad")),
    )
    with op.batch_alter_table("keypad", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_keypad_made_at"), ["made_at"], unique=False)

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("locks_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("lock_minutes", sa.Integer(), nullable=True))

    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("lock_minutes", sa.Integer(), nullable=True))

    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_inbox_state"), type_="check")
        batch_op.create_check_constraint(op.f("ck_inbox_state"), "state IN ('new', 'done', 'dead', 'held')")


def downgrade() -> None:
    op.execute("UPDATE inbox SET state = 'dead' WHERE state = 'held'")
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_inbox_state"), type_="check")
        batch_op.create_check_constraint(op.f("ck_inbox_state"), "state IN ('new', 'done', 'dead')")

    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.drop_column("lock_minutes")

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_column("lock_minutes")
        batch_op.drop_column("locks_at")

    op.drop_table("keypad")
    op.drop_table("pin")
