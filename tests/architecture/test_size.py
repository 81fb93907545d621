"""Small modules, read in one sitting (DESIGN §7)."""

from statistics import median, quantiles

from tests.architecture.project import modules, name, tree


def lines() -> dict[str, int]:
    """The length of every module that holds code."""
    return {name(p): len(p.read_text(encoding="utf-8").splitlines()) for p in modules() if len(tree(p).body) > 1}


def test_no_module_is_longer_than_300_lines():
    assert {path: length for path, length in lines().items() if length > 300} == {}


def test_nine_of_ten_modules_have_at_most_200_lines():
    assert quantiles(lines().values(), n=10)[-1] <= 200


def test_half_of_the_modules_have_at_most_60_lines():
    assert median(lines().values()) <= 60
