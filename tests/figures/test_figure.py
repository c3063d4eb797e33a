"""A figure is complete or refused; what stands in its place says why."""

import altair as alt
import pandas as pd
import pytest

from chokepoint.data import load_table
from chokepoint.errors import DataError, FigureError
from chokepoint.figures import Figure, NothingPublished, draw_or_say
from chokepoint.figures.figure import VEGALITE_MIME
from chokepoint.figures.theme import NARROW, WIDE, config

ROWS = pd.DataFrame(
    {
        "row_ids": ["exp-x009;exp-x010", "exp-x010"],
        "year": [2023, 2024],
        "kg": [1234.5, None],
        "day": [pd.Timestamp("2023-07-03"), pd.NaT],
    }
)


def draw(width):
    return alt.Chart(ROWS[["year", "kg"]]).mark_bar().encode(x="year:O", y="kg:Q").properties(width=width)


def make(**changes):
    complete = {
        "id": "a-figure", "title": "It fell", "subtitle": "kg", "alt": "2 bars", "draw": draw, "frame": ROWS,
        "columns": {"year": "Year", "kg": "Amount", "day": "Day"}, "notes": "A doubt",
    }  # fmt: skip
    return Figure(**(complete | changes))


def outputs(figure):
    data, metadata = figure._repr_mimebundle_()
    return data, metadata["chokepoint_figure"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"id": "A Figure"}, "lower case with hyphens"),
        ({"id": "1-figure"}, "lower case with hyphens"),
        ({"title": ""}, "title is empty"),
        ({"subtitle": "  "}, "subtitle is empty"),
        ({"alt": "\n"}, "alt is empty"),
        ({"frame": ROWS.head(0)}, "nothing to draw"),
        ({"frame": ROWS.drop(columns="row_ids")}, "lacks row_ids"),
        ({"columns": {"tonnes": "t"}}, "lacks tonnes"),
        ({"frame": ROWS.assign(row_ids=["exp-x009", ""])}, "names no row"),
    ],
)
def test_what_a_figure_lacks_is_named(changes, message):
    with pytest.raises(FigureError, match=message) as caught:
        make(**changes)
    assert "figure" in caught.value.where


def test_rows_that_are_in_no_table_are_refused():
    with pytest.raises(DataError, match="exp-x99999"):
        make(frame=ROWS.assign(row_ids="exp-x99999"))


def test_it_is_drawn_for_a_wide_page_and_for_a_phone():
    data, extra = outputs(make())
    wide, narrow = data[VEGALITE_MIME], extra["narrow"]
    assert (wide["width"], narrow["width"]) == (WIDE, NARROW)
    assert wide["description"] == narrow["description"] == "2 bars"
    assert wide["config"] == narrow["config"] == config()
    assert make().spec == wide


def test_the_data_of_both_drawings_are_held_once():
    data, extra = outputs(make())
    assert "datasets" not in extra["narrow"]
    assert extra["narrow"]["data"]["name"] in data[VEGALITE_MIME]["datasets"]


def test_its_words_and_its_plain_text_are_carried():
    data, extra = outputs(make())
    words = {name: extra[name] for name in ("id", "title", "subtitle", "alt", "notes")}
    assert words == {
        "id": "a-figure", "title": "It fell", "subtitle": "kg", "alt": "2 bars", "notes": "A doubt"
    }  # fmt: skip
    assert data["text/plain"] == "Figure a-figure: It fell. 2 bars"


def test_its_table_writes_numbers_days_and_gaps():
    table = outputs(make())[1]["table"]
    assert table["rows"] == [["2023", "1,234.5", "2023-07-03"], ["2024", "", ""]]
    assert [(c["title"], c["align"]) for c in table["columns"]] == [
        ("Year", "right"), ("Amount", "right"), ("Day", "left")
    ]  # fmt: skip
    assert table["row_ids"] == ROWS["row_ids"].tolist()


def test_its_sources_are_collected_from_the_rows_it_draws():
    # two places in one source, and another source
    drawn = ["exp-x009", "exp-x010", "exp-x063"]
    rows = load_table("exports_monthly").set_index("row_id").loc[drawn]
    expected = {
        source: sorted(set(group["locator"])) for source, group in rows.reset_index().groupby("source_id")
    }
    figure = make(frame=ROWS.assign(row_ids=["exp-x063;exp-x009", "exp-x010"]))
    sources = outputs(figure)[1]["sources"]
    assert max(len(places) for places in expected.values()) > 1
    assert {source["source_id"]: source["locators"] for source in sources} == expected
    assert [source["source_id"] for source in sources] == sorted(expected)
    elsewhere = load_table("prices").head(1)
    other = make(frame=ROWS.head(1).assign(row_ids=elsewhere["row_id"].item()))
    assert [s["source_id"] for s in outputs(other)[1]["sources"]] == elsewhere["source_id"].tolist()


def test_two_figures_of_the_same_data_are_the_same_bytes():
    assert repr(outputs(make())) == repr(outputs(make()))


def test_nothing_is_drawn_of_nothing_and_the_reader_is_told():
    said = draw_or_say(ROWS.head(0), lambda: pytest.fail("drew nothing"), "Nothing by 3 July 2023.")
    assert said == NothingPublished("Nothing by 3 July 2023.")
    data, metadata = said._repr_mimebundle_()
    assert data == {"text/markdown": "*Nothing by 3 July 2023.*", "text/plain": "Nothing by 3 July 2023."}
    assert metadata == {}


def test_something_is_drawn():
    assert draw_or_say(ROWS, make, "Nothing.").id == "a-figure"


def test_what_is_missing_beside_words_is_written_as_json_does():
    rows = ROWS.assign(kg=["one", float("nan")])

    def draw_words(width):
        return (
            alt.Chart(rows[["year", "kg"]])
            .mark_text()
            .encode(x="year:O", text="kg:N")
            .properties(width=width)
        )

    spec, _ = outputs(make(draw=draw_words))
    (data,) = spec[VEGALITE_MIME]["datasets"].values()
    assert [datum["kg"] for datum in data] == ["one", None]
