import made
import pytest

from chokepoint.data.imports import layouts
from chokepoint.data.imports.editions import edition_of, year_faults
from chokepoint.data.imports.published import read_published

WORLD = "Source,Country,Type,Prod_kg_2021,Prod_kg_est_2022\n"


def edition(text, layout, known=()):
    return edition_of(read_published("f.csv", text.encode()), layout, list(known))


def test_each_layout_says_its_edition_in_its_way():
    assert edition(WORLD + "MCS2023,China,Primary production,1,2\n", layouts.WORLD) == ("2023", [])
    single = made.as_csv({1: made.SINGLE_HEADER, 2: ["GALLIUM", *[""] * 6, "2025", "1", "", "", ""]}).decode()
    assert edition(single, layouts.SINGLE) == ("2026", [])
    assert edition("Country,unit,2018,2022,data source\nChina,t,1,2,r\n", layouts.WMD) == ("2024", [])


def test_a_download_of_the_bgs_belongs_to_the_release_that_reaches_its_newest_year():
    text = "year,quantity\n2012-01-01 00:00:00,1\n2023-01-01 00:00:00,2\n"
    known = ["1970-2022 release", "1970-2023 release"]
    assert edition(text, layouts.BGS, known) == ("1970-2023 release", [])
    assert edition(text, layouts.BGS, known[:1]) == ("1970-2023 release", [])
    assert edition(text.replace("2023", "2024"), layouts.BGS, known) == ("1970-2024 release", [])


@pytest.mark.parametrize(
    ("text", "layout", "fault"),
    [
        (WORLD, layouts.WORLD, "f.csv: the file has no rows"),
        (WORLD + "MCS23,China,x,1,2\n", layouts.WORLD, "f.csv:2:Source: is no edition of the summaries"),
        (
            WORLD + "MCS2023,China,x,1,2\nMCS2024,Japan,x,1,2\n",
            layouts.WORLD,
            "f.csv:3:Source: is another edition than above, value 'MCS2024', write MCS2023",
        ),
        ("year,quantity\nlast,1\n", layouts.BGS, "f.csv:year: no year is printed"),
        ("Year,Value\nlast,1\n", layouts.SINGLE, "f.csv:Year: no year is printed"),
    ],
)
def test_a_file_that_does_not_say_its_edition_is_refused(text, layout, fault):
    assert str(edition(text, layout)[1][0]).startswith(fault)


@pytest.mark.parametrize(
    ("header", "fault"),
    [
        (WORLD, None),
        (WORLD.replace("2021", "2012"), "f.csv:1:Prod_kg_2012: the year does not fit the edition 2023"),
        (WORLD.replace("Prod_kg_2021,", ""), "f.csv:1: there is no column of production in 2021"),
        ("Source,Country,Type,Cap_t_est_2022\n", None),
    ],
)
def test_the_years_of_the_columns_fit_the_edition(header, fault):
    found = [str(one) for one in year_faults(read_published("f.csv", header.encode()), "2023")]
    assert [one.startswith(fault) for one in found] == ([True] if fault else [])
