"""What was seen and changed, by whom: append-only, opaque ids, never content (NEN 7513; DOMAIN §4.1 logging)."""

from foundation.audit.models import AuditEntry, AuditSeal
from foundation.audit.trail import broken_at, note, record, seal

__all__ = ["AuditEntry", "AuditSeal", "broken_at", "note", "record", "seal"]
