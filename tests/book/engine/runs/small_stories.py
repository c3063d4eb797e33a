"""A book of four small chapters with stories of their own, in a copy of our package without any other."""

import json
import re
import shutil

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

ORDER = re.compile(r"READING_ORDER = \(.*?\n\)\n", re.DOTALL)
STORY = """\
from chokepoint.answers.story import Parameter, Story
from chokepoint.parameters import language, optional_day
PARAMETERS = {{"as_of": Parameter(None, optional_day()), "lang": Parameter("en", language())}}
STORY = Story("{0}", parameters=PARAMETERS)
"""
STORIES = {
    "left/answers.py": """\
from chokepoint.analysis.trade import duties
from chokepoint.answers.answer import Column
from chokepoint.stories.left.story import STORY
@STORY.answers(n=Column("n", "steps", "as counted"))
def counted(look):
    return look["steps"].assign(row_ids="")
""",
    "left/charts.py": """\
def draw(rows, t):
    return t("A title") + f": {list(rows['n'])}"
""",
    "left/exhibits.py": """\
from chokepoint.stories.left import answers, charts
from chokepoint.stories.left.story import STORY
@STORY.shows(answers.counted)
def picture(look):
    return charts.draw(look(answers.counted), look.t)
""",
    "left/judges.py": """\
from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.claims.finding import Finding
from chokepoint.answers.claims.rule import Rule
from chokepoint.i18n import msg
RULE = Rule(msg("Is it?"), msg("A row."), msg("Another row."), ("supported", "contradicted"))
@EXPLAINER.judges_claim("c1", RULE)
def judge(tables):
    return Finding("supported", msg("true"), rows="a")
""",
    "right/answers.py": """\
import pandas as pd
from chokepoint.answers.answer import Column
from chokepoint.stories.right.story import STORY
@STORY.answers(double=Column("n", "steps", "as doubled"))
def doubled(look):
    return pd.DataFrame({"n": [2 * look.ask("left.n").number], "row_ids": [""]})
""",
    "right/headlines.py": """\
from chokepoint.answers.robustness.cases import none_other
from chokepoint.answers.robustness.headline import above
from chokepoint.answers.robustness.measures import asks
from chokepoint.answers.robustness.registered import BOOK
BOOK.headline(
    "right", "double", "Twice", sentence="It is more than none.", unit="steps", figure="counts",
    condition=above(0, "more than none"), cases=none_other,
)(asks("right.double"))
""",
    "whole/answers.py": """\
from chokepoint.answers.claims.explainer import EXPLAINER
from chokepoint.answers.robustness.registered import BOOK
from chokepoint.stories.whole.story import STORY
@STORY.words("said")
def words(look):
    judged = [EXPLAINER.judge(key, look) for key in EXPLAINER.judges]
    return {"said": f"{judged} {[one.name for one in BOOK.of_chapter('right')]}"}
""",
}
SHOWN = {
    "left": 'chapter.show("picture")',
    "right": 'chapter.show("doubled")\nprint(open("beside.txt").read())',
    "whole": 'chapter.show("words")',
}
OPENING = "from chokepoint.stories.page import open_chapter\nchapter = open_chapter('{0}', globals())"
PARAMETERS = "as_of: str | None = None\nlang: str = 'en'"
JOBS = [
    ("left", "en", {}),
    ("left", "fr", {"lang": "fr"}),
    ("right", "en", {}),
    ("whole", "en", {}),
    ("plain", "en", {}),
]
CATALOGUE = """\
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "A title"
msgstr "Un titre"
"""


def replace_stories(package):
    """Put the small stories, and a catalogue, in the place of those of the book."""
    stories = package / "stories"
    for path in stories.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
    registered = stories / "registered.py"
    order = f"READING_ORDER = {tuple(SHOWN)}\n"
    registered.write_text(ORDER.sub(order, registered.read_text(encoding="utf-8")), encoding="utf-8")
    for name in SHOWN:
        _write(stories / name / "__init__.py", "")
        _write(stories / name / "story.py", STORY.format(name))
    for name, text in STORIES.items():
        _write(stories / name, text)
    _write(package / "locale/fr/LC_MESSAGES/chokepoint.po", CATALOGUE)


def write_book(root):
    """Write the chapters, a file beside them, and a data package of one table."""
    _write(root / "_config.yml", "title: T\n")
    _write(root / "_toc.yml", "root: left\n")
    _write(root / "data/tables/steps.csv", "n,source_id\n1,s\n")
    _write(root / "data/sources.csv", "source_id,published\ns,2023-07-03\n")
    resources = [
        _table("steps", "tables/steps.csv", n="number", source_id="string"),
        _table("sources", "sources.csv", source_id="string", published="string"),
    ]
    _write(root / "data/datapackage.json", json.dumps({"resources": resources}))
    _write(root / "chapters/beside.txt", "a word")
    for name, shown in SHOWN.items():
        write_notebook(root, name, OPENING.format(name), shown)
    write_notebook(root, "plain", "print(1 + 1)")


def _table(name, path, **fields):
    schema = {"fields": [{"name": field, "type": kind} for field, kind in fields.items()]}
    return {"name": name, "path": path, "schema": schema}


def write_notebook(root, name, *sources):
    """Write a chapter with a cell of parameters and some of code."""
    cells = [new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]}), *map(new_code_cell, sources)]
    nbformat.write(new_notebook(cells=cells), root / f"chapters/{name}.ipynb")


def _write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
