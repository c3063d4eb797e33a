from lxml import html
from small_books import build

SOURCE = """# Title

```{list-table} A caption
:widths: 10 90
:header-rows: 1
:stub-columns: 1

* - Month
  - Price
* - July
  - 286
```

| a | b |
|:--|--:|
| 1 | 2 |
"""


def test_tables_scroll_in_boxes_that_the_keyboard_reaches_and_have_no_styles(tmp_path):
    out, warnings = build(tmp_path, {"index": SOURCE})
    tree = html.fromstring((out / "index.html").read_bytes())
    assert not warnings
    boxes = tree.xpath("//div[@class='scroll']")
    assert [box.get("aria-label") for box in boxes] == ["A caption", "Table"]
    assert all(box.get("tabindex") == "0" and box.xpath("./table") for box in boxes)
    assert not tree.xpath("//@style | //colgroup")


def test_heading_columns_are_headings(tmp_path):
    out, _ = build(tmp_path, {"index": SOURCE})
    tree = html.fromstring((out / "index.html").read_bytes())
    assert "July" in tree.xpath("(//table)[1]//tbody//th")[0].text_content()


def test_a_term_in_chinese_says_that_it_is(tmp_path):
    out, warnings = build(tmp_path, {"index": "# Words\n\n```{glossary}\nquota\n配额\n  A ceiling.\n```\n"})
    tree = html.fromstring((out / "index.html").read_bytes())
    assert not warnings
    languages = {term.text_content()[:2]: term.get("lang") for term in tree.xpath("//dt")}
    assert languages == {"qu": None, "配额": "zh"}


def test_an_entry_of_the_literature_is_an_item_of_its_list(tmp_path):
    out, _ = build(tmp_path, {"index": "# Books\n\n```{eval-rst}\n.. [A1] A book.\n\nSee [A1]_.\n```\n"})
    tree = html.fromstring((out / "index.html").read_bytes())
    (entry,) = tree.xpath("//div[@role='list']/div[contains(@class, 'citation')]")
    assert entry.get("role") == "listitem"
