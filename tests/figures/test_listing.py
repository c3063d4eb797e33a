"""A list is complete or refused, and hands on its rows, its sources and words a notebook can show."""

import pandas as pd
import pytest

from chokepoint.errors import FigureError
from chokepoint.figures import Listing
from chokepoint.figures.listing import LISTING_MIME

ROWS = pd.DataFrame({"row_ids": ["exp-x009;exp-x010", "exp-x010"], "what": ["<b>a</b>", "b"], "n": [1, 2]})


def make(**changes):
    complete = {"id": "a-list", "title": "Two", "subtitle": "things", "frame": ROWS,
                "columns": {"what": "What", "n": "Number"}}  # fmt: skip
    return Listing(**(complete | changes))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"id": "A List"}, "lower case with hyphens"),
        ({"title": " "}, "title is empty"),
        ({"subtitle": ""}, "subtitle is empty"),
        ({"frame": ROWS.head(0)}, "nothing to draw"),
        ({"columns": {"tonnes": "t"}}, "lacks tonnes"),
        ({"frame": ROWS.assign(row_ids="")}, "names no row"),
    ],
)
def test_what_a_list_lacks_is_named(changes, message):
    with pytest.raises(FigureError, match=message):
        make(**changes)


def test_a_list_hands_on_all_its_rows_with_their_sources():
    data, metadata = make()._repr_mimebundle_()
    fields = metadata["chokepoint_figure"]
    assert data[LISTING_MIME] == {"rows": 2}
    assert fields["table"]["rows"] == [["<b>a</b>", "1"], ["b", "2"]]
    assert fields["table"]["row_ids"] == ROWS["row_ids"].tolist()
    assert len(fields["sources"]) >= 1
    assert "alt" not in fields


def test_a_notebook_shows_the_rows_as_text():
    assert "&lt;b&gt;a&lt;/b&gt;" in make()._repr_mimebundle_()[0]["text/html"]


def test_a_column_may_lead_to_the_page_of_what_it_names():
    made = make(frame=ROWS.assign(code=["x", "y"]), links={"what": ("metal", "code")})
    table = made._repr_mimebundle_()[1]["chokepoint_figure"]["table"]
    assert table["links"] == {"what": {"to": "metal", "values": ["x", "y"]}}
    assert "links" not in make()._repr_mimebundle_()[1]["chokepoint_figure"]["table"]
