"""Copies of everything: sealed backups, and moving to another database.

One format serves both databases: rows as JSON lines, compressed, locked with the secret of the house.
"""

from wegwijs.copies import erased
from wegwijs.copies.moving import copy_to
from wegwijs.copies.restoring import restore
from wegwijs.copies.saving import Manifest, save

__all__ = ["Manifest", "copy_to", "erased", "restore", "save"]
