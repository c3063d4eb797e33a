import subprocess
import sys

PROGRAM = """
import chokepoint, sys, nbformat, jsonschema
assert "lark" not in sys.modules
jsonschema.validate({"a": 1}, {"type": "object", "properties": {"a": {"type": "integer"}}})
nbformat.validate(nbformat.v4.new_notebook())
"""


def test_notebooks_and_settings_are_validated_without_the_slow_grammar():
    answer = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr


def test_a_chapter_opened_by_a_reader_does_without_it():
    program = (
        "import chokepoint.stories.page, sys; assert 'altair' in sys.modules and 'lark' not in sys.modules"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
