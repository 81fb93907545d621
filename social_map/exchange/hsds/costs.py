"""What it costs, both ways: euros as an amount, everything else as a text."""

from collections.abc import Mapping
from typing import Any

from social_map.exchange.hsds import ids
from social_map.exchange.hsds.attributes import Thing, each, text


def write(record: Mapping[str, Any], service: str) -> Thing:
    """The cost option and the description of the fees."""
    found: Thing = {}
    if record.get("cost_text"):
        found["fees_description"] = record["cost_text"]
    if record.get("cost_eur") is not None:
        cost = {"id": ids.made("cost_option", service), "service_id": service, "currency": "EUR"}
        found["cost_options"] = [{**cost, "amount": record["cost_eur"]}]
    return found


def read(service: Mapping[str, Any]) -> dict[str, Any]:
    """The lowest amount in euros, and the words: those of the service, else those of its cost options."""
    options = each(service, "cost_options")
    euros = [amount for option in options if _in_euros(option) and (amount := _amount(option)) is not None]
    said = text(service, "fees_description") or text(service, "fees")
    spoken = "; ".join(filter(None, (_words(option, alone=len(options) == 1) for option in options)))
    return {"cost_eur": min(euros, default=None), "cost_text": said or spoken or None}


def _in_euros(option: Mapping[str, Any]) -> bool:
    return (text(option, "currency") or "EUR").upper() in ("EUR", "€")


def _amount(option: Mapping[str, Any]) -> float | None:
    amount = option.get("amount")
    try:
        return None if amount is None or isinstance(amount, bool) or amount == "" else float(amount)
    except (TypeError, ValueError, OverflowError):
        return None


def _words(option: Mapping[str, Any], *, alone: bool) -> str:
    """A cost option in words; the amount is said too where it is not the only one, or not in euros."""
    amount = None if alone and _in_euros(option) else _amount(option)
    currency = (text(option, "currency") or "EUR").upper()
    price = None if amount is None else f"{amount:g} {currency}"
    parts = (text(option, "option"), price, text(option, "amount_description"))
    return ": ".join(filter(None, (parts[0], " ".join(filter(None, parts[1:])))))
