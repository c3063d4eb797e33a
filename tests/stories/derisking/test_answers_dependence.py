"""Who depends on China: the newest tables of the United States and of the EU."""

from chokepoint.stories.derisking import answers_dependence


def test_what_is_published_of_gallium(now):
    assert (now.ask("us_gallium").value, now.ask("us_gallium_years").value) == (18, "2021–2024")
    assert (now.ask("eu_gallium").value, now.ask("eu_gallium_year").value) == (69, "2023")
    assert (now.ask("us_reliance").value, now.ask("us_rare").value) == (100, 71)


def test_every_mineral_compared_has_one_row(now):
    rows = now(answers_dependence.dependence)
    assert sorted(rows["commodity_id"]) == sorted(answers_dependence.US_FORMS)
    assert rows["most"].is_monotonic_decreasing


def test_the_newest_table_counts(now, over):
    table = now["import_sources"]
    older = over(import_sources=table[table["vintage"] < table["vintage"].max()])
    assert older.ask("us_gallium_years").value != now.ask("us_gallium_years").value


def test_without_either_table_the_comparison_is_unknown(now, over):
    look = over(import_sources=now["import_sources"].head(0))
    assert not look.ask("us_gallium").known
    assert not look.ask("us_rare").known


def test_all_that_china_is_named_for_is_listed_the_largest_first(now):
    for recipe in (answers_dependence.us_imports, answers_dependence.eu_sourcing):
        rows = now(recipe)
        assert set(rows["country_iso3"]) == {"CHN"}
        assert rows["value"].is_monotonic_decreasing
        assert rows["row_ids"].astype(bool).all()
    assert set(now(answers_dependence.eu_sourcing)["supply"]) == {"eu_sourcing"}
    assert now(answers_dependence.us_imports)["vintage"].nunique() == 1
