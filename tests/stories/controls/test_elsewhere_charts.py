"""Charts of what is made outside China: closed plants apart, projects as reported."""

import pandas as pd

from chokepoint.stories.controls.elsewhere_charts import american_imports, capacity_outside, projects


def standing(*rows):
    columns = ["country_iso3", "standing", "capacity_kg", "closed_years"]
    return pd.DataFrame(rows, columns=columns).assign(country_as_printed="line", row_ids="exp-x009")


def test_capacity_is_summed_by_standing_and_named_by_what_closed(t):
    frame = standing(
        ("JPN", "made metal", 3000.0, ""),
        ("JPN", "idle", 7000.0, ""),
        ("ROW", "closed", 73_000.0, "Germany 2016"),
    )
    figure = capacity_outside(frame, "Title", "gallium", pd.Series({"JPN": "Japan"}), t)
    assert figure.alt == "made metal: 3 t; idle: 7 t; closed: 73 t."
    assert figure.frame["where"].tolist() == ["Japan", "Japan", "Germany 2016"]
    axis = figure.spec["layer"][0]["encoding"]["y"]["axis"]
    assert axis["labelExpr"].startswith('[["Germany 2016"], ["Japan"]]'), "largest first"
    (sums,) = [rows for rows in figure.spec["datasets"].values() if "total" in rows[0]]
    assert [row["total"] for row in sums] == ["73", "", "10"], "once a country, behind its last part"


def states(*rows):
    columns = ["project", "phase", "planned_t", "state_day", "start_day"]
    frame = pd.DataFrame(rows, columns=columns)
    days = {name: pd.to_datetime(frame[name]) for name in ("state_day", "start_day")}
    words = dict.fromkeys(("company", "country_as_printed", "state_date", "stage", "target_start"), "")
    return frame.assign(**days, **words, row_ids="exp-x009")


STATES = states(
    ("Old plant", "operating", 12.0, None, None),
    ("New plant", "first_output", 2.5, "2025-05-31", "2025-01-01"),
    ("Plan", "planned", None, "2025-06-30", "2031-01-01"),
)
DAY = pd.Timestamp("2026-01-31")


def test_a_plan_without_tonnage_says_so(t):
    plans = projects(STATES, "Title", "gallium", t).frame["plan"].tolist()
    assert plans == ["12 t a year planned", "2.5 t a year planned", "no tonnage given"]


SOURCE = "impsrc-usgs-2026-gallium-metal-can-2024"


def test_the_part_of_china_is_red_and_the_others_are_not(t):
    rows = {"country_iso3": ["CAN", "CHN"], "place": ["Canada", "China"], "value": [28.0, 18.0]}
    own = {"first_year": 2021, "last_year": 2024, "form": "Metal", "vintage": "2026", "row_ids": SOURCE}
    figure = american_imports(pd.DataFrame(rows | own), "Title", "gallium", t)
    assert figure.frame["who"].tolist() == ["country", "china"]
    assert figure.alt == "Canada: 28 %; China: 18 %."
