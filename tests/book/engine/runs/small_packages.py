"""A package of a few small files, laid out as ours is."""

FILES = {
    "__init__.py": "",
    "py.typed": "",
    "analysis/__init__.py": "",
    "analysis/shares.py": "from chokepoint.analysis import rows",
    "analysis/rows.py": "",
    "analysis/unused.py": "",
    "answers/__init__.py": "",
    "answers/book.py": "class Book:\n    def headline(self): ...",
    "book/__init__.py": "",
    "book/loads.py": "import importlib",
    "book/shows.py": "from chokepoint.answers.book import BOOK\nBOOK.headline",
    "figures/__init__.py": "from chokepoint.figures.charts import draw",
    "figures/charts.py": "def draw():\n    from chokepoint.figures import theme",
    "figures/theme.py": "",
    "figures/fonts/a.ttf": "a",
    "figures/fonts/make.py": "",
    "locale/zh/LC_MESSAGES/chokepoint.po": "zh",
    "locale/fr/LC_MESSAGES/chokepoint.po": "fr",
    "locale/fr/LC_MESSAGES/chokepoint.mo": "compiled",
    "stories/__init__.py": "",
    "stories/registered.py": "from importlib import import_module",
    "stories/metals/__init__.py": "",
    "stories/metals/map.json": "{}",
    "stories/metals/single.py": "from chokepoint.answers.book import BOOK\ndef put(): BOOK.headline",
    "stories/metals/headlines.py": "from chokepoint.stories.metals.single import put",
    "stories/metals/answers.py": "from chokepoint.analysis.shares import of",
    "stories/metals/charts.py": "from chokepoint.figures import draw",
    "__pycache__/a.pyc": "compiled",
}


def write_package(folder, files=FILES):
    """Write the files and give the folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
