"""What a number of an indicator is called above the list of what stands behind it."""

from monitoring.formats.speaking import code_name, field_name

SEVERAL_TABLES = {"reach", "from_where", "waited"}


def part_name(key: str, part: str) -> str:
    """What one number of an indicator is called: a field, or `table.code`; of two tables the code names its own."""
    table, _, code = part.partition(".")
    if not code:
        return _begun(field_name(key, table))
    named = code_name(f"{key}.{table}", code)
    return _begun(f"{field_name(key, table)}: {named}" if key in SEVERAL_TABLES else named)


def _begun(words: str) -> str:
    """With a capital, as a line or a button begins."""
    return words[:1].upper() + words[1:]
