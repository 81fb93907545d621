"""A wall between the clients of organisations that PostgreSQL itself keeps."""

from alembic import op

from migrations.walls import raise_up, tear_down

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

WALLED = (
    "appointment", "bare_referral", "barrier", "circumstance", "client", "closing", "code_name_given", "consent",
    "contact", "correction", "enjoyment", "erased_key", "erasure", "feedback", "follow_up", "goal", "handover",
    "health_use", "insight_link", "legal_hold", "network_time", "objection", "participation", "pause", "portrait",
    "practice_meeting", "preference", "question", "referral", "rights_request", "satisfaction", "self_scores",
    "session", "signal", "step", "trajectory",
)  # fmt: skip


def upgrade() -> None:
    raise_up(op.get_bind(), *WALLED)


def downgrade() -> None:
    tear_down(op.get_bind(), *WALLED)
