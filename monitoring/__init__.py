"""What the work amounts to: quarters, facts, indicators, reports."""
