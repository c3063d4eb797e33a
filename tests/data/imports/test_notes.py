import pytest

from chokepoint.data.imports import notes


@pytest.mark.parametrize(
    ("note", "year", "first", "said"),
    [
        ("", 2021, True, ""),
        ("Production in 2021 is also estimated.", 2021, True, "estimated"),
        ("Production in 2021 is also estimated.", 2022, False, ""),
        ("Estimated in 2021 also.", 2021, True, "estimated"),
        ("also estimated in 2022", 2022, True, "estimated"),
        ("estimated 2023", 2023, True, "estimated"),
        ("estimated 2023", 2024, False, ""),
        ("Estimated in both years.", 2021, True, "estimated"),
        ("Estimated based on reported import data for China.", 2023, True, "estimated"),
        ("Excludes U.S. production. -- Estimated.", 2024, True, "estimated"),
        ("Estimated .-- Source: Intelligas Consulting LLC.", 2024, True, "estimated"),
        ("Reported.", 2024, True, "reported"),
        ("Reported.", 2024, False, ""),
        ("reproted", 2023, True, "reported"),
        ("Processed ore sold and used by producers, reported", 2023, True, "reported"),
        ("Reported production in 2021.", 2021, True, "reported"),
        ("Reported production in 2021.", 2022, False, ""),
        ("Metric tons, gross weight. Production was reported in 2021.", 2021, True, "reported"),
        ("Includes U.S. Geological Survey estimates.", 2024, True, ""),
        ("available information was inadequate to make reliable estimates of output.", 2024, True, ""),
        ("Other countries estimated to still have capacity include Germany.", 2023, True, ""),
    ],
)
def test_a_note_tells_what_it_makes_of_a_figure(note, year, first, said):
    assert notes.firmness(note, year, first) == said


def test_the_sentence_beside_every_reserve_is_left_out():
    note = "See Appendix C for resource and reserve definitions and information. -- For  Australia, 22 tons. "
    assert notes.tidy(note) == "For Australia, 22 tons."


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Excludes U.S. production.", True),
        ("excludes U.S. Production", True),
        ("World total (rounded), excluding United States.", True),
        ("Does not include production in the United States.", True),
        ("Excludes U.S. production of pyrophyllite.", False),
        ("Does not include U.S. production of attapulgite.", False),
        ("excluding iron metallics such as DRI, unless otherwise noted. U.S. production", False),
        ("", False),
    ],
)
def test_a_total_without_the_united_states_is_told_from_one_without_a_mineral(text, without):
    assert notes.leaves_out_usa(text) is without


def test_a_figure_may_be_taken_from_a_quota_or_from_trade():
    assert notes.taken_from("Production quota; does not include undocumented production.") == "quota"
    assert notes.taken_from("Estimated based on reported import data for China.") == "trade"
    assert notes.taken_from("Reported.") == ""


def test_the_countries_behind_a_line_are_read_from_the_note():
    codes = {"Germany": "DEU", "Hungary": "HUN", "Republic of Korea": "KOR", "Ukraine": "UKR"}
    note = (
        "Other countries estimated to still have primary low-purity gallium production capacity include "
        "Germany, Hungary, the Republic of Korea, and Ukraine."
    )
    assert notes.members(note, codes.__getitem__) == "DEU;HUN;KOR;UKR"
    assert notes.members("Reported.", codes.__getitem__) == ""
