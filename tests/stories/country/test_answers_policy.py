import pandas as pd
from country_golden import look_of

from chokepoint.answers.robustness.cases import Narrowed
from chokepoint.data import KnownTables
from chokepoint.stories.country import answers_policy
from chokepoint.stories.country.story import STORY


def test_controls_are_counted_as_the_chapter_on_them_does():
    look = look_of("CHN")
    steps = look(answers_policy.chinese_steps)
    assert look.ask("controls_n").value == (steps["state"] == "in force").sum() > 10
    assert steps["announced_day"].is_monotonic_decreasing
    assert not look_of("USA").ask("controls_n").known


def test_a_disputed_figure_is_no_measure_of_its_own():
    rows = look_of("COD")(answers_policy.told_measures)
    assert look_of("COD").ask("told_n").value == len(rows) == 3
    assert list(rows["since"]) == ["2026-01-01", "2025-10-16", "2025-02"]
    assert not look_of("CHN").ask("told_n").known


def test_measures_were_looked_for_in_africa():
    assert answers_policy.is_african(look_of("MLI"))
    assert not answers_policy.is_african(look_of("USA"))


def test_only_the_newest_list_of_each_jurisdiction_counts():
    entries = look_of("CHN")(answers_policy.newest_lists)
    years = entries.groupby("jurisdiction")["year"].agg(["min", "max"])
    assert (years["min"] == years["max"]).all()
    assert years.loc["USA", "max"] == 2025
    listed = look_of("USA").ask("listed_n")
    assert listed.date == 2025
    assert listed.value > 40
    assert not look_of("CHN").ask("listed_n").known


def entries(**groups):
    rows = [
        {"row_id": f"r{n}", "commodity_id": one, "group_id": group, "jurisdiction": "USA", "year": 2025}
        for group, members in groups.items()
        for n, one in enumerate(members)
    ]
    return pd.DataFrame(rows)


def test_a_group_counts_with_its_own_table_or_with_those_of_its_members():
    first = pd.DataFrame({"leader": ["CHN", "USA", "ZAF"], "row_ids": ["a", "b", "c"]},
                         index=["rare_earths", "tin", "platinum"])  # fmt: skip
    both = entries(rare_earths=["cerium"], platinum_group_metals=["platinum"], tin=["tin"], lost=["lost"])
    name, year, n, led, ids = answers_policy._count_list(both, first, "ZAF", "USA")
    assert (name, year, n, led) == ("USA", 2025, 3, 1)
    assert "c" in ids.split(";")


def test_an_african_table_without_the_country_gives_no_measure():
    tables = KnownTables()
    none = Narrowed(tables, african_export_controls=tables["african_export_controls"].head(0))
    look = look_of("COD").over(none).of(STORY, country="COD")
    assert not look.ask("told_n").known
