"""What the page and the Python client can ask of the world, by name, with JSON in and out.

One table for both: in process it is called directly, from elsewhere as `POST /local/<name>`.
"""

from local_telegram.operations.table import OPERATIONS

__all__ = ["OPERATIONS"]
