"""What somebody says of the columns of a table: "Kop=veld", or "Kop=-" for one that is left out."""

from collections.abc import Callable, Iterable

from foundation.refusals import Refusal

LONGEST_SHOWN = 80


def said(
    corrections: Iterable[str], *, key: Callable[[str], str], named: Callable[[str], str | None], unclear: type[Refusal]
) -> dict[str, str]:
    """The field of each header, by its `key`; a header may hold a = of its own.

    `named` gives the field of what stands behind the last =, and None for what is none: `unclear` is then raised, with
    `text`.
    """
    found: dict[str, str] = {}
    for text in corrections:
        header, sign, name = text.rpartition("=")
        field = named(name) if sign and key(header) else None
        if field is None:
            raise unclear(text=text[:LONGEST_SHOWN])
        found[key(header)] = field
    return found
