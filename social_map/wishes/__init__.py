"""What is missing on the map: wishes, and who can fulfil them."""

from social_map.wishes.making import WishNotFound, answer, forget, make, old, withdraw

__all__ = ["WishNotFound", "answer", "forget", "make", "old", "withdraw"]
