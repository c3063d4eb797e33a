"""Row ids travel with every number."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from chokepoint.analysis.ids import citing, in_one_row, join_ids, names_id, pattern_of, tally, with_row_ids

IDS = st.lists(st.text("abc-0123456789", min_size=1), max_size=8)


@given(IDS, IDS)
def test_joining_is_sorted_unique_and_may_be_repeated(first, second):
    joined = join_ids([*first, *second])
    assert joined == join_ids([join_ids(second), join_ids(first)])
    assert [part for part in joined.split(";") if part] == sorted({*first, *second})


def test_blank_ids_vanish():
    assert join_ids(["", "b;a", ""]) == "a;b"


def test_a_loaded_table_gets_the_column_computed_frames_carry():
    assert with_row_ids(pd.DataFrame({"row_id": ["a"]}))["row_ids"].tolist() == ["a"]


def test_a_count_names_what_was_counted_or_else_where_it_was_looked_for():
    rows = pd.DataFrame({"row_id": ["b", "a"]})
    assert tally(rows).to_dict("records") == [{"n": 2, "row_ids": "a;b"}]
    assert tally(rows.head(0), rows).to_dict("records") == [{"n": 0, "row_ids": "a;b"}]


def test_values_in_one_row_name_all_they_were_worked_out_of():
    rows = pd.DataFrame({"row_id": ["b", "a"], "kg": [1, 2]})
    (one,) = in_one_row(rows, kg=rows["kg"].sum(), words=None).itertuples(index=False)
    assert tuple(one) == (3, None, "a;b")
    assert in_one_row(rows.assign(row_ids="c"), n=2)["row_ids"].item() == "c"
    assert in_one_row(rows.head(0), n=0)["row_ids"].item() == ""


def test_an_id_is_found_whole_among_those_joined():
    texts = pd.Series(["USA;AUS", "EUU", ""])
    assert names_id(texts, "AUS").tolist() == [True, False, False]
    assert not names_id(texts, "EU").any()


def test_the_rows_of_a_printed_table_are_named_by_one_pattern():
    ids = ["prod-usgs-2026-tin-mine-chn-2024", "prod-usgs-2026-tin-mine-wld-2024"]
    assert pattern_of(ids) == "prod-usgs-2026-tin-mine-*-2024"


def test_a_lone_row_and_an_id_of_another_shape_stay_as_they_are():
    assert pattern_of(["prod-usgs-2026-tin-mine-chn-2024"]) == "prod-usgs-2026-tin-mine-chn-2024"
    assert pattern_of(["ctl-03", "ctl-04"]) == "ctl-03;ctl-04"


def test_rows_cite_what_decides_them_too_and_nothing_twice():
    rows = pd.DataFrame({"row_ids": ["a", "a;b", "c"]}, index=[4, 2, 0])
    cited = citing(rows, pd.Series(["b", "b", ""]))
    assert cited["row_ids"].to_dict() == {4: "a;b", 2: "a;b", 0: "c"}
