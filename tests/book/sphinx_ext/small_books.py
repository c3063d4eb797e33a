"""Small books for tests: notebooks written by hand, built by the real Sphinx."""

import io
import json
from pathlib import Path
from types import SimpleNamespace

import nbformat
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from chokepoint.book.engine.folders import write_if_changed

FACT = "application/vnd.chokepoint.fact+json"
FIGURE = "application/vnd.vegalite.v6+json"
LISTING = "application/vnd.chokepoint.listing+json"
CONFIG = {
    "extensions": ["myst_nb", "chokepoint.book.sphinx_ext"],
    "html_theme": "chokepoint",
    "html_title": "A small book",
    "myst_enable_extensions": ["colon_fence", "deflist", "smartquotes"],
    "nb_execution_mode": "off",
    "numfig": True,
    "language": "en",
    "chokepoint_catalogue": False,
}
ROWS = ["exp-x001", "exp-x017", "exp-x003"]


def row(row_id="exp-x003", source_id="reuters_2023_09_20", locator="par. 3"):
    return {"row_id": row_id, "source_id": source_id, "locator": locator}


def fact(key, value, unit="", how="read from the table", rows=None):
    payload = {
        "key": key,
        "value": value,
        "unit": unit,
        "how": how,
        "rows": [row()] if rows is None else rows,
    }
    return nbformat.v4.new_output("display_data", {FACT: payload, "text/plain": f"{key} = {value}"})


def spec(values, width, **mark):
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": width,
        "height": 120,
        "data": {"name": "d"},
        "datasets": {"d": values},
        "mark": {"type": "bar", "color": "#b3261e", **mark},
        "encoding": {
            "y": {"field": "name", "type": "nominal", "title": None},
            "x": {"field": "value", "type": "quantitative", "title": None},
        },
        "config": {
            "background": None,
            "view": {"stroke": None},
            "axis": {"labelFontSize": 12, "labelLimit": 900},
        },
    }


def figure(name="shares", title="China makes almost all of it", values=None, **changes):
    values = values or [{"name": "China", "value": 98}, {"name": "Everyone else", "value": 2}]
    narrow = spec(values, 200)
    narrow.pop("datasets")
    meta = {
        "id": name, "title": title, "subtitle": "Share of production, percent", "alt": f"Bars: {title}.",
        "narrow": narrow, "notes": "Shares are rounded.",
        "table": {
            "columns": [{"name": "name", "title": "Who", "align": "left"},
                        {"name": "value", "title": "Percent", "align": "right"}],
            "rows": [[str(v["name"]), str(v["value"])] for v in values],
            "row_ids": [ROWS[n % 3] for n in range(len(values))],
        },
        "sources": [{"source_id": "reuters_2023_09_20", "locators": ["par. 3"]},
                    {"source_id": "reuters_2023_07_factbox", "locators": ["section on gallium"]}],
        **changes,
    }  # fmt: skip
    data = {FIGURE: spec(values, 560), "text/plain": f"Figure {name}: {title}."}
    return nbformat.v4.new_output("display_data", data, metadata={"chokepoint_figure": meta})


def listing(name="steps", title="Two steps", **changes):
    """Write the output of a list, as a chapter shows it."""
    kept = figure(name, title, **changes)["metadata"]["chokepoint_figure"]
    meta = {key: value for key, value in kept.items() if key not in ("alt", "narrow")}
    data = {LISTING: {"rows": len(meta["table"]["rows"])}, "text/plain": title}
    return nbformat.v4.new_output("display_data", data, metadata={"chokepoint_figure": meta})


def code(source, *outputs, tags=()):
    cell = nbformat.v4.new_code_cell(source, outputs=list(outputs), execution_count=1)
    return {**cell, "metadata": {"tags": list(tags)} if tags else {}}


def text(source):
    return nbformat.v4.new_markdown_cell(source)


def write_notebook(path, *cells):
    book = nbformat.v4.new_notebook()
    book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    book.metadata["language_info"] = {"name": "python"}
    book.cells = [nbformat.from_dict({**cell, "id": f"cell-{n}"}) for n, cell in enumerate(cells)]
    write_if_changed(Path(path), json.dumps(book, indent=1, ensure_ascii=False, sort_keys=True) + "\n")


def document_of(page, **context):
    """Stand in for a document being read: it knows its page, and what the build told the template."""
    env = SimpleNamespace(docname=page, config=SimpleNamespace(html_context=context))
    return SimpleNamespace(settings=SimpleNamespace(env=env))


def build(folder, pages, jobs=1, warnings=None, **config):
    """Build ``{name: cells or Markdown}``; give the folder of pages and all warnings."""
    source, out = Path(folder) / "source", Path(folder) / "out"
    for name, content in pages.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            write_if_changed(source / f"{name}.md", content)
        else:
            write_notebook(source / f"{name}.ipynb", *content)
    warnings = warnings or io.StringIO()
    # the inherited themes write into these
    config = {"html_theme_options": {}, "templates_path": [], **CONFIG, **config}
    with patch_docutils(), docutils_namespace():
        app = Sphinx(source, None, out, out / ".doctrees", "html", config, io.StringIO(), warnings,
                     parallel=jobs)  # fmt: skip
        app.build()
    return out, warnings.getvalue()
