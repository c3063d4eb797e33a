"""The editions side by side: what is followed, what is compared, and what is left out."""

import pytest
from changed import drop

from chokepoint.analysis.production import revisions
from chokepoint.stories.revisions import answers


@pytest.fixture
def twice(printed):
    """Print one line in three editions, another in one, and a line of another publisher."""
    return [
        printed(
            ("2023", "tin", "CHN", 2022, 10),
            ("2024", "tin", "CHN", 2022, 20),
            ("2025", "tin", "CHN", 2022, 30),
            ("2023", "tin", "PER", 2022, 5),
        ),
        printed(("2023", "tin", "CHN", 2022, 7), ("2024", "tin", "CHN", 2022, 8), publisher="BGS"),
    ]


def test_the_page_says_what_it_follows(now, given):
    asked = {key: now.ask(key).value for key in ("metal", "is_output", "is_newest", "follows_rare_earths")}
    assert list(asked.values()) == ["rare earths", True, True, True]
    other = given(commodity="tin", quantity="reserves")
    assert [other.ask(key).value for key in asked] == ["tin", False, True, False]


def test_only_the_survey_is_compared_and_each_edition_with_the_next(world, twice):
    pairs = world(*twice)(answers.pairs)
    assert set(pairs["publisher"]) == {"USGS"}
    steps = list(zip(pairs["edition_before"], pairs["edition_after"], strict=True))
    assert set(steps) == {("2023", "2024"), ("2024", "2025")}
    assert pairs["row_ids"].str.contains("prod-2023-tin-chn-2022").any()


@pytest.mark.parametrize(("edition", "steps"), [(2023, 2), (2024, 1), (2025, 0)])
def test_editions_before_the_first_asked_for_are_not_compared(world, twice, edition, steps):
    compared = world(*twice, first_edition=edition)(answers.compared)
    assert len(compared) == steps


def test_what_is_not_compared_is_counted_with_its_reason(world, twice):
    look = world(*twice)
    assert (look.ask("left_n").value, look.ask("compared_n").value) == (1, 2)
    assert look(answers.reasons)["reason"].tolist() == ["listed in one edition only"]
    assert look.ask("weighed_n").value == 0
    assert look.ask("weighed_names").value is None


def test_figures_of_another_substance_are_left_out_and_named(world, printed):
    before = printed(("2023", "tin", "CHN", 2022, 10), stage_as_printed="Mine production, gross weight")
    after = printed(("2024", "tin", "CHN", 2022, 5), stage_as_printed="Mine production, tin content")
    look = world(before, after)
    assert (look.ask("weighed_n").value, look.ask("weighed_names").value) == (1, "tin")
    assert look.ask("weighed_names").row_ids == "prod-2023-tin-chn-2022;prod-2024-tin-chn-2022"
    assert answers.OTHERWISE in revisions.REASONS


def test_only_first_prints_are_first_revisions(world, twice):
    first = world(*twice)(answers.first_prints)
    assert first["edition_before"].tolist() == ["2023"]


def test_a_step_over_an_edition_of_reliance_is_told(now, given):
    assert now.ask("skips_edition").value is True
    years = set(now["import_reliance"].query("publisher == 'USGS'")["vintage"].astype(int))
    last_gap = max(year for year in years if year + 1 not in years and year != max(years))
    assert given(first_edition=last_gap).ask("skips_edition").value is True
    assert given(first_edition=last_gap + 1).ask("skips_edition").value is False


def test_nothing_printed_gives_no_numbers(world):
    look = world()
    assert [look.ask(key).value for key in ("left_n", "compared_n", "skips_edition")] == [0, 0, False]


def test_the_page_names_its_day(now, given):
    assert now.ask("evidence_day").value == now.day.date()
    assert given(drop("production", "prod-usgs-2026.*")).ask("evidence_day").value <= now.day.date()
