"""What is never used is never loaded, so that a server is there sooner."""

from __future__ import annotations

import subprocess
import sys

import pytest

LOADED = """
import sys
import {module}
print(sorted({{"lark", "jsonschema"}} & {{*sys.modules}}))
"""


@pytest.mark.parametrize("module", ["toolkit.serving.app", "toolkit.serving.hub"])
def test_no_grammar_of_addresses_is_worked_out_at_the_start(module):
    command = [sys.executable, "-c", LOADED.format(module=module)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['jsonschema']"


def test_what_is_left_out_is_nothing_that_jsonschema_needs():
    code = "import toolkit.serving, jsonschema; print(jsonschema.validate(1, {}))"
    command = [sys.executable, "-W", "error", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "None"
