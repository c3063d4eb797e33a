"""Where each rule turns: a small world just inside and just outside of every edge."""

import pandas as pd
import pytest
from tests.analysis.printed_tables import rows

from chokepoint.answers.robustness.cases import Narrowed
from chokepoint.data import KnownTables
from chokepoint.i18n import Translator
from chokepoint.stories.registered import EXPLAINER

NOW = KnownTables()


def judge(claim_id, *made, **tables):
    if made:
        tables["production"] = pd.concat(made, ignore_index=True)
    return EXPLAINER.judge(claim_id, Narrowed(NOW, **tables))


def table(china, year=2025, *, metal="gallium", publisher="USGS", stage="primary", other="JPN"):
    """Print a table in which China makes some percent and one other country the rest."""
    key = {"commodity_id": metal, "publisher": publisher, "stage": stage, "year": year}
    return rows(("CHN", china), (other, 100 - china), ("WLD", 100), **key)


def with_rule(claim_id, **changed):
    claims = NOW["claims"]
    ours = claims["claim_id"] == claim_id
    return claims.assign(**{name: claims[name].mask(ours, value) for name, value in changed.items()})


def quoted(value, metal="gallium"):
    stated = NOW["published_shares"]
    ours = (stated["commodity_id"] == metal) & (stated["quoted_body"] == "crm_alliance")
    return stated.assign(value=stated["value"].mask(ours, value))


@pytest.mark.parametrize(
    ("gallium", "germanium", "verdict"),
    [(51, 51, "supported"), (51, 49, "contradicted"), (50, 51, "contradicted")],
)
def test_c13_asks_for_the_largest_figure_in_every_newest_table(gallium, germanium, verdict):
    assert judge("c13", table(gallium), table(germanium, metal="germanium")).verdict == verdict


def test_c13_is_imprecise_where_one_of_several_tables_has_another():
    other = table(40, publisher="WMD")
    found = judge("c13", table(60), other, table(60, metal="germanium"))
    assert found.verdict == "imprecise"
    assert [found.numbers[key].value for key in ("first", "tables", "lowest")] == [2, 3, 40]
    assert found.confidence == "high"
    assert judge("c13", table(60), table(60, metal="germanium")).confidence == "medium"
    assert judge("c13", table(60)).verdict == "not_checkable"


@pytest.mark.parametrize(("claim_id", "metal", "said"), [("c14", "gallium", 80), ("c15", "germanium", 60)])
def test_a_table_is_near_a_quoted_share_within_five_points(claim_id, metal, said):
    for share, verdict in ((said + 5, "supported"), (said - 5, "supported"), (said + 6, "imprecise")):
        assert judge(claim_id, table(share, metal=metal)).verdict == verdict
    wider = with_rule(claim_id, edge=6.0)
    assert judge(claim_id, table(said + 6, metal=metal), claims=wider).verdict == "supported"


@pytest.mark.parametrize(("claim_id", "metal", "said"), [("c14", "gallium", 80), ("c15", "germanium", 60)])
def test_a_text_quotes_the_alliance_so_if_it_rounds_to_the_figure(claim_id, metal, said):
    near = table(said, metal=metal)
    inside, outside = (quoted(said + off, metal) for off in (0.5, 0.6))
    assert judge(claim_id, near, published_shares=inside).verdict == "supported"
    found = judge(claim_id, near, published_shares=outside)
    assert (found.verdict, found.numbers["quoted"].value) == ("supported_with_nuance", 0)


@pytest.mark.parametrize(("year", "verdict"), [(2010, "outdated"), (2009, "imprecise")])
def test_an_earlier_table_near_the_share_counts_from_2010_on(year, verdict):
    found = judge("c14", table(80, year), table(98))
    assert found.verdict == verdict
    assert ("year" in found.numbers) is (verdict == "outdated")


def test_without_a_quotation_the_tables_alone_decide():
    nobody = quoted(0)
    near, far = table(80), table(98, publisher="WMD")
    assert judge("c14", near, far, published_shares=nobody).verdict == "imprecise"
    assert judge("c14", far, published_shares=nobody).verdict == "contradicted"
    assert judge("c14", near, far).verdict == "supported_with_nuance"


def test_the_range_is_told_once_where_both_ends_read_the_same():
    two = [table(98), table(98.02, publisher="WMD")]
    assert "publishers China has {high} percent" in judge("c14", *two).reason[0]
    assert "{low} to {high}" in judge("c14", table(97), two[1]).reason[0]
    assert "in the newest table China has" in judge("c14", table(97)).reason[0]


def reserves(china, year=2025):
    key = {"commodity_id": "rare_earths", "publisher": "USGS", "vintage": str(year + 1), "year": year}
    return rows(("CHN", china), ("WLD", 100), **key).assign(basis="")


def test_c17_asks_editions_of_its_time_within_ten_points():
    nothing = NOW["reserves_history"].head(0)

    def verdict(*editions, **tables):
        held = pd.concat(editions, ignore_index=True)
        found = judge("c17", reserves=held, reserves_history=nothing, **tables)
        return found.verdict, found.confidence

    assert verdict(reserves(80)) == ("not_checkable", "low")
    assert verdict(reserves(80, 2000)) == ("not_checkable", "low")
    assert verdict(reserves(70, 1999)) == ("supported", "medium")
    assert verdict(reserves(90, 1992), reserves(40)) == ("supported", "medium")
    assert verdict(reserves(69, 1999)) == ("contradicted", "medium")
    assert verdict(reserves(69, 1999), claims=with_rule("c17", edge=11.0)) == ("supported", "medium")
    assert judge("c17", reserves=reserves(80).head(0), reserves_history=nothing).numbers == {}


def minerals(above, below):
    shares = [51] * above + [50] * below
    return [table(share, metal=f"metal_{n}", stage="refinery") for n, share in enumerate(shares)]


@pytest.mark.parametrize(
    ("above", "below", "verdict"),
    [
        (5, 4, "supported"),
        (4, 4, "imprecise"),
        (2, 5, "imprecise"),
        (2, 6, "contradicted"),
        (4, 1, "supported"),
        (4, 0, "not_checkable"),
    ],
)
def test_c20_asks_for_more_than_half_in_most(above, below, verdict):
    nothing = NOW["iea_supply"].head(0)
    assert judge("c20", *minerals(above, below), iea_supply=nothing).verdict == verdict


def test_c20_turns_with_its_edges():
    nothing = NOW["iea_supply"].head(0)
    other = with_rule("c20", tolerance=75.0, edge=40.0)
    assert judge("c20", *minerals(5, 2), iea_supply=nothing, claims=other).verdict == "imprecise"
    assert judge("c20", *minerals(2, 5), iea_supply=nothing, claims=other).verdict == "contradicted"


def makers(metal, *codes, year=2022):
    key = {"commodity_id": metal, "publisher": "USGS", "year": year}
    return rows(("CHN", 9), *((code, 1) for code in codes), **key)


NAMED = ("BEL", "CAN", "DEU", "JPN", "UKR")


def test_c40_asks_for_the_five_whoever_else_makes_it():
    assert judge("c40", makers("germanium", *NAMED)).verdict == "supported"
    assert judge("c40", makers("germanium", *NAMED, "RUS", "USA")).verdict == "supported"
    some = judge("c40", makers("germanium", *NAMED[:3]))
    assert (some.verdict, some.numbers["missing"].value) == ("imprecise", "Japan, Ukraine")
    assert judge("c40", makers("germanium", "RUS")).verdict == "contradicted"
    assert judge("c40", makers("germanium", "ROW")).verdict == "not_checkable"
    assert judge("c40", makers("germanium", "BEL", "ROW")).verdict == "imprecise"


@pytest.mark.parametrize(
    ("status", "verdict"), [("not_available", "supported"), ("withheld", "supported"), ("zero", "imprecise")]
)
def test_a_producer_listed_without_a_figure_is_a_producer(status, verdict):
    lines = makers("germanium", *NAMED)
    belgium = lines["country_iso3"] == "BEL"
    none = 0.0 if status == "zero" else float("nan")
    bare = lines.assign(
        status=lines["status"].mask(belgium, status), quantity_kg=lines["quantity_kg"].mask(belgium, none)
    )
    found = judge("c40", bare)
    assert (found.verdict, found.numbers["bare"].value) == (verdict, int(verdict == "supported"))


def test_c40_looks_from_2018_to_the_year_of_the_article():
    for year, verdict in (
        (2017, "not_checkable"),
        (2018, "supported"),
        (2023, "supported"),
        (2024, "not_checkable"),
    ):
        assert judge("c40", makers("germanium", *NAMED, year=year)).verdict == verdict


@pytest.mark.parametrize(
    ("codes", "year", "verdict"),
    [
        (("JPN", "KOR", "UKR", "RUS", "DEU"), 2020, "supported"),
        (("JPN", "KOR", "UKR", "RUS", "DEU"), 2019, "not_checkable"),
        (("JPN", "KOR", "UKR"), 2022, "imprecise"),
        (("JPN",), 2022, "imprecise"),
        (("USA",), 2022, "contradicted"),
    ],
)
def test_c41_asks_for_all_of_the_five(codes, year, verdict):
    assert judge("c41", makers("gallium", *codes, year=year)).verdict == verdict


def test_a_closure_tells_why_a_country_is_not_listed():
    assert judge("c41", makers("gallium", "JPN", "KOR", "UKR", "RUS")).counter == "clo-gallium-deu"
    assert judge("c41", makers("gallium", "JPN", "KOR", "UKR", "RUS", "DEU")).counter == ""


def test_c42_tells_the_use_of_capacity_where_both_are_printed():
    known = judge("c42")
    assert (known.numbers["used"].value, known.numbers["year"].value) == (7.5, 2025)
    alone = judge("c42", capacity=NOW["capacity"].head(0))
    assert "used" not in alone.numbers
    assert alone.verdict == known.verdict == "not_checkable"


@pytest.mark.parametrize(("fall", "verdict"), [(5, "supported"), (4, "not_checkable"), (-1, "not_checkable")])
def test_c45_asks_for_a_fall_of_five_points(fall, verdict):
    found = judge("c45", table(98, 2022), table(98 - fall, 2024))
    assert (found.verdict, found.confidence) == (verdict, "low")
    assert "the other metal no table" in found.reasons[0]


def test_c45_asks_for_it_of_each_metal_with_a_table():
    germanium = [table(90, 2022, metal="germanium"), table(90, 2025, metal="germanium")]
    found = judge("c45", table(98, 2022), table(90, 2024), *germanium)
    assert found.verdict == "imprecise"
    assert [found.numbers[key].value for key in ("metals", "first", "second")] == [2, "gallium", "germanium"]
    assert (
        judge("c45", table(98, 2022), table(94, 2024), claims=with_rule("c45", tolerance=4.0)).verdict
        == "supported"
    )


def earths(shares_2010, shares_2019, newest=60.0):
    """Let texts say some shares of two years, beside one newest table."""
    stated = NOW["published_shares"]
    model = stated[stated["row_id"] == "pubshare-ree-output-2010-uscc-2010"]
    said = [model.assign(year=year, value=float(n)) for year, shares in
            ((2010, shares_2010), (2019, shares_2019)) for n in shares]  # fmt: skip
    return {
        "published_shares": pd.concat(said, ignore_index=True),
        "production": table(newest, metal="rare_earths", stage="mine"),
        "production_history": NOW["production_history"].head(0),
    }


@pytest.mark.parametrize(
    ("in_2010", "in_2019", "newest", "verdict"),
    [
        ([97], [60], 60, "supported"),
        ([97], [60], 90, "supported"),
        ([102], [65], 60, "supported"),
        ([103], [60], 60, "contradicted"),
        ([97], [66], 60, "contradicted"),
        ([97], [60, 66], 60, "supported_with_nuance"),
        ([97, 90], [60], 60, "supported_with_nuance"),
        ([], [60], 60, "not_checkable"),
    ],
)
def test_c46_asks_both_ends_within_five_points(in_2010, in_2019, newest, verdict):
    assert judge("c46", **earths(in_2010, in_2019, newest)).verdict == verdict


def test_c46_turns_with_its_edge():
    wider = with_rule("c46", edge=6.0)
    assert judge("c46", **earths([97], [66])).verdict == "contradicted"
    assert judge("c46", **earths([97], [66]), claims=wider).verdict == "supported"


def test_c46_tells_a_range_or_its_one_value():
    told = [judge("c46", **earths(*shares)).reason for shares in (([97], [60]), ([97, 98], [60, 61]))]
    assert "are {start_high} percent, for 2019 {end_high} percent" in told[0]
    assert "are {start_low} to {start_high} percent, for 2019 {end_low} to {end_high} percent" in told[1]


def test_c46_names_what_lies_off_at_either_end_and_tells_one_decimal():
    found = judge("c46", **earths([97.04, 90], [60, 66]))
    rows_ = found.numbers
    assert [rows_[key].value for key in ("start_low", "start_high", "end_low", "end_high", "n")] == [
        90, 97.04, 60, 66, 2,
    ]  # fmt: skip
    told = found.sentence(Translator())
    assert "90.0 to 97.0 percent" in told
    stated = earths([97.04, 90], [60, 66])["published_shares"]
    own = stated.assign(row_id=[f"r{n}" for n in range(len(stated))])
    counter = judge("c46", **(earths([97.04, 90], [60, 66]) | {"published_shares": own})).counter
    assert counter == "r1;r3"


def test_shares_of_refining_and_reserves_are_told_in_whole_and_tenth_percents():
    nothing = NOW["iea_supply"].head(0)
    made = [table(share, metal=f"m{n}", stage="refinery") for n, share in enumerate((49.4, 60, 60, 60, 70.4))]
    assert "from 49 to 70 percent" in judge("c20", *made, iea_supply=nothing).sentence(Translator())
    found = judge("c17", reserves=reserves(33.5), reserves_history=NOW["reserves_history"].head(0))
    assert "between 33.5 and 33.5" in found.sentence(Translator())


@pytest.mark.parametrize(
    ("in_2010", "in_2019", "words"),
    [
        ([97], [60, 61], "are {start_high} percent, for 2019 {end_low} to {end_high} percent"),
        ([97, 98], [60], "are {start_low} to {start_high} percent, for 2019 {end_high} percent"),
    ],
)
def test_c46_tells_each_end_as_a_range_or_its_one_value(in_2010, in_2019, words):
    assert words in judge("c46", **earths(in_2010, in_2019)).reason


def test_c14_names_the_last_table_that_was_near():
    found = judge("c14", table(80, 2012), table(80, 2013), table(98))
    assert found.numbers["year"].value == 2013


def test_c45_is_as_sure_as_its_publishers_if_both_metals_have_a_table():
    both = [
        table(share, year, metal=metal)
        for metal in ("gallium", "germanium")
        for share, year in ((98, 2022), (90, 2024))
    ]
    assert judge("c45", *both).confidence == "medium"
    assert judge("c45", *both[:2]).confidence == "low"


def test_c46_looks_at_the_newest_table_alone_for_a_return():
    given = earths([97], [60])
    older = table(70.0, 2024, metal="rare_earths", stage="mine")
    given["production"] = pd.concat([older, given["production"]], ignore_index=True)
    found = judge("c46", **given)
    assert (found.numbers["now"].value, found.verdict) == (60, "supported")


def test_minerals_below_half_speak_against_the_weight_in_refining():
    nothing = NOW["iea_supply"].head(0)
    found = judge("c20", *minerals(4, 2), iea_supply=nothing)
    assert "metal_4" in found.counter
    assert "metal_5" in found.counter
    assert not any(f"metal_{n}" in found.counter for n in range(4))


def test_makers_found_rest_on_their_own_lines():
    found = judge("c40", makers("germanium", "BEL", "RUS"))
    assert found.numbers["found"].row_ids == "prod-usgs-2020-germanium-mine-bel-2022"
    none = judge("c40", makers("germanium", "RUS")).numbers["found"]
    assert (none.value, none.row_ids.count(";")) == (0, 1)


def test_numbers_are_told_with_the_decimals_of_their_tables():
    assert "7.5 percent of the gallium capacity" in judge("c42").sentence(Translator())
    germanium = [table(90, 2022, metal="germanium"), table(84, 2025, metal="germanium")]
    found = judge("c45", table(98, 2022), table(90, 2024), *germanium)
    assert "98.0 percent in 2022 and 90.0 percent in 2024; of germanium, 90.0 and 84.0" in found.sentence(
        Translator()
    )
    assert all(number.row_ids for number in found.numbers.values())


@pytest.mark.parametrize("claim", ["c14", "c15", "c17", "c20", "c40", "c41", "c46"])
def test_every_number_names_its_rows(claim):
    assert all(number.row_ids for number in EXPLAINER.judge(claim, NOW).numbers.values())
