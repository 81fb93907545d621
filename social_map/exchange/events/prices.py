"""What an event costs."""

from collections.abc import Iterator, Mapping
from typing import Any

from social_map.exchange.events.saying import said, things


def price(event: Mapping[str, Any]) -> dict[str, Any]:
    """Euros, and words where there are several prices. The basic price counts, else the lowest."""
    offers = [offer for offer in (*things(event.get("priceInfo")), *things(event.get("offers"))) if _in_euros(offer)]
    prices = [(_is_base(offer), amount, said(offer.get("name"))) for offer in offers for amount in _amounts(offer)]
    if event.get("isAccessibleForFree") in (True, "true", "True"):
        return {"cost_eur": 0}
    if not prices:
        return {}
    base = [amount for is_base, amount, _ in prices if is_base] or [amount for _, amount, _ in prices]
    several = len({amount for _, amount, _ in prices}) > 1
    named = (f"{label} {amount:g} euro" if label else f"{amount:g} euro" for _, amount, label in prices)
    return {"cost_eur": min(base), "cost_text": "; ".join(dict.fromkeys(named))[:500] if several else None}


def _in_euros(offer: Mapping[str, Any]) -> bool:
    return (said(offer.get("priceCurrency")) or "EUR").upper() in ("EUR", "€")


def _is_base(offer: Mapping[str, Any]) -> bool:
    return offer.get("category") == "base"


def _amounts(offer: Mapping[str, Any]) -> Iterator[float]:
    for field in ("price", "lowPrice"):
        try:
            yield float(str(offer[field]).replace(",", "."))
        except (KeyError, ValueError):
            continue
        return
