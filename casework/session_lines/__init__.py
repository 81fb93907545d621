"""A typed line as a session: `kievit 27 45 min gisteren intake, zin in wandelen` (INTERFACES, "text understand").

Pure: the moment of saying is handed in and nothing is stored. `rest` is offered as a wish and never kept as text.
"""

from casework.session_lines.likes import Like, likes
from casework.session_lines.line import SessionLine
from casework.session_lines.parting import parts
from casework.session_lines.understanding import understand

__all__ = ["Like", "SessionLine", "likes", "parts", "understand"]
