"""The official schemas and examples of HSDS 3.1, where this machine has them. They may not go along in the project."""

import json
import re
from datetime import datetime
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft202012Validator, FormatChecker

DATA = Path(__file__).parents[2] / "shared" / "data"
HSDS = DATA / "hsds-3.1"
EXAMPLES = HSDS / "examples"
GHENT = DATA / "ghent" / "gent2011_hsds31_services.ndjson"

needs_hsds = pytest.mark.skipif(not HSDS.exists(), reason="the official schemas of HSDS 3.1 are not on this machine")
needs_ghent = pytest.mark.skipif(not GHENT.exists(), reason="the file of Ghent is not on this machine")

formats = FormatChecker(("uuid", "email"))


@formats.checks("uri")
def _is_uri(value):
    return not isinstance(value, str) or (bool(urlsplit(value).netloc) and re.search(r"[^!-~]", value) is None)


@formats.checks("date-time", raises=ValueError)
def _is_instant(value):
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


@cache
def validator(name):
    """The validator of one compiled schema, formats included."""
    schema = json.loads((HSDS / "schema" / "compiled" / f"{name}.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema, format_checker=formats)


def mistakes(name, thing):
    """What is wrong with a thing by its schema; an empty list when it is valid."""
    return [f"{error.json_path}: {error.message}" for error in validator(name).iter_errors(thing)]
