"""Code names: the only name a client has here (DESIGN 4). Pure: what is taken is handed in.

`Kievit-27` is a word and a number, made by Wegwijs and never used again, also after erasure. The link with the person
is in the organisation's own file.
"""

from casework.code_names.choosing import choose, order
from casework.code_names.matching import Match, all_named, is_numbered, match
from casework.code_names.names import CodeName, given_out, words

__all__ = ["CodeName", "Match", "all_named", "choose", "given_out", "is_numbered", "match", "order", "words"]
