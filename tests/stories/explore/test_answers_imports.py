import pytest

from chokepoint.stories.explore import answers_imports as imports


@pytest.fixture(scope="module")
def shares(look):
    rows = look(imports.imports_from_china)
    return rows.set_index(["economy", "commodity_id", "what"]).sort_index()


@pytest.mark.parametrize(
    ("key", "china", "first", "share", "years"),
    [
        (("USA", "gallium", "Metal"), 18, "CAN", 28, (2021, 2024)),
        (("USA", "germanium", "Combined total"), 23, "BEL", 41, (2021, 2024)),
        (("USA", "antimony", "Total metal and oxide"), 55, "CHN", 55, (2021, 2024)),
        (("EUU", "antimony", "extraction"), 6, "TUR", 63, (2023, 2023)),
        (("EUU", "gallium", "processing"), 69, "CHN", 69, (2023, 2023)),
    ],
)
def test_a_share_is_the_printed_one_beside_that_of_the_largest_supplier(
    shares, key, china, first, share, years
):
    row = shares.loc[key]
    assert (row["china"], row["first_iso3"], row["first_share"]) == (china, first, share)
    assert (row["from_year"], row["to_year"]) == years
    assert row["row_ids"]


def test_forms_stand_alone_only_where_the_survey_does_not_add_them_up(shares):
    assert list(shares.loc["USA", "antimony"].index) == ["Total metal and oxide"]
    assert ("USA", "gallium", "Metal") in shares.index


def test_a_figure_is_as_old_as_the_last_year_it_is_for(look, shares):
    assert set(shares.loc["EUU"]["age"]) == {look.day.year - 2023}
    assert (shares["age"] == look.day.year - shares["to_year"]).all()


def test_no_share_is_below_chinas_and_other_countries_together_are_no_supplier(shares):
    assert (shares["first_share"] >= shares["china"]).all()
    assert not set(shares["first_iso3"]) & {"ROW", ""}


def test_those_mostly_from_china_are_counted_once_whatever_the_forms(look, shares):
    american = shares.loc["USA"].reset_index()
    half = set(american.loc[american["china"] >= 50, "commodity_id"])
    assert look.ask("us_mostly_n").value == len(half)
    assert {"antimony", "rare_earths"} <= half
    assert 0 < look.ask("eu_mostly_n").value < look.ask("us_mostly_n").value
