"""`python -m migrations "what changes"` writes a new revision from the difference between revisions and models.

It is a draft: read it, and give it a test with rows in every table.
"""

import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.script import ScriptDirectory

from foundation.storage.engines import open_engines
from migrations.running import config_for, upgrade


def main() -> None:
    """Write the revision. Its number follows the last one."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'empty.db'}"
        upgrade(url)
        writer, reader = open_engines(url)
        with writer.connect() as connection:
            earlier = len(list(ScriptDirectory.from_config(config_for()).walk_revisions()))
            config = config_for(connection, batch=earlier > 0)
            message, number = " ".join(sys.argv[1:]), f"{earlier + 1:04}"
            command.revision(config, message=message, autogenerate=True, rev_id=number)
        writer.dispose()
        reader.dispose()


if __name__ == "__main__":
    main()
