"""How people reach an activity, and who may see that (DESIGN §4: each contact has a visibility)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dialogue.forms.field import Answers, Asked, Choice, Field, Stale, Unclear
from dialogue.talk import Talk
from social_map.models import VISIBILITIES

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SITE = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
LONGEST_NAME = 80


@dataclass(frozen=True, kw_only=True)
class ContactField(Field):
    """A name, a phone number, an e-mail address and a website out of one line; kept by these names."""

    def ask(self, talk: Talk, answers: Answers, view: str = "") -> Asked:
        """Only a question: the answer is typed."""
        return Asked(f"{self.words}/ask_{self.name}")

    def read(self, talk: Talk, answers: Answers, text: str) -> Any:
        """`Ria, 06-5555 1234`, `ria@example.org`. At least one way to reach somebody."""
        import phonenumbers  # when a number is first read: a start needs none

        site, email = _SITE.search(text), _EMAIL.search(text)
        without = _EMAIL.sub(" ", _SITE.sub(" ", text))
        phone = next(iter(phonenumbers.PhoneNumberMatcher(without, "NL", phonenumbers.Leniency.POSSIBLE)), None)
        if site is None and email is None and phone is None:
            raise Unclear("form/not_a_contact")
        rest = without[: phone.start] + " " + without[phone.end :] if phone else without
        name = " ".join(re.sub(r"[^\w\s'’-]", " ", rest).split()).strip("- ")
        found = {
            "name": name if len(name) <= LONGEST_NAME else "", "phone": phone.raw_string if phone else None,
            "email": email[0] if email else None, "website": _address(site[0]) if site else None,
        }  # fmt: skip
        return {key: value for key, value in found.items() if value}

    def pick(self, talk: Talk, answers: Answers, code: str) -> Any:
        """Nothing is offered."""
        raise Stale

    def echo(self, talk: Talk, value: Any, answers: Answers) -> str:
        """Everything that was understood."""
        return ", ".join(value.values())


def visibilities(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """Who may see it. A mobile number is somebody's own: coaches only comes first."""
    order = VISIBILITIES if not _is_mobile(answers.get("contact")) else ("coaches", "public", "nobody")
    return [Choice(code, talk.label(f"seen_by.{code}")) for code in order]


def contact_values(answers: Answers) -> dict[str, Any]:
    """The facts of a listing that these answers give: what was not typed is no longer a contact."""
    contact, seen_by = answers.get("contact"), answers.get("seen_by") or "coaches"
    if not contact:
        return {}
    values = {
        "contact_name": contact.get("name"), "phone": contact.get("phone"), "email": contact.get("email"),
        "phone_visibility": seen_by, "email_visibility": seen_by,
    }  # fmt: skip
    return values | ({"website": contact["website"]} if contact.get("website") else {})


def _is_mobile(contact: Mapping[str, str] | None) -> bool:
    digits = re.sub(r"\D", "", (contact or {}).get("phone", ""))
    return digits.startswith(("06", "316", "00316"))


def _address(site: str) -> str:
    return site if site.lower().startswith("http") else f"https://{site}"
