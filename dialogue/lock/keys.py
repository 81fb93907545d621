"""What the keys of a keypad send: words that mean a digit only together with the secret and the keypad's salt.

So no digit stands in a button, in what the inbox and the keypad keep, or in what is noted of a forged tap. The keys are
not shuffled: that helps against nobody who can see the labels, and costs everybody who types by heart.
"""

import base64
import hmac

LETTERS = 8  # of base32: 40 bits, to tell ten keys apart
DIGITS = "1234567890"


def key(secret: bytes, salt: str, digit: str) -> str:
    """What the key of this digit sends, on the keypad with this salt."""
    said = hmac.digest(secret, f"key:{salt}:{digit}".encode(), "sha256")
    return base64.b32encode(said).decode()[:LETTERS].lower()


def is_key(secret: bytes, salt: str, said: str) -> bool:
    """Whether this keypad has such a key."""
    return any(hmac.compare_digest(key(secret, salt, digit).encode(), said.encode()) for digit in DIGITS)


def read(secret: bytes, salt: str, typed: str) -> str:
    """The digits that were typed."""
    digits = {key(secret, salt, digit): digit for digit in DIGITS}
    return "".join(digits[typed[start : start + LETTERS]] for start in range(0, len(typed), LETTERS))
