import pytest

from chokepoint.book.engine.contents.editions import (
    Choice,
    Edition,
    check_date,
    choose_days,
    configured_days,
    list_editions,
)
from chokepoint.errors import ParameterError

DAY, LATER = "2023-07-06", "2024-06-30"


def test_an_edition_beside_the_current_one_has_a_folder_of_its_own():
    assert [Edition().path, Edition("zh").path, Edition("en", DAY, True).path] == ["en", "zh", f"en/{DAY}"]
    assert Edition("en", DAY, True).name == f"en-{DAY}"


def test_a_day_alone_stands_where_the_current_edition_would():
    assert Edition("en", DAY).path == "en"


def test_each_language_has_its_current_edition_and_then_the_days_from_old_to_new():
    found = [edition.path for edition in list_editions(["en", "zh"], None, [LATER, DAY, DAY])]
    assert found == ["en", f"en/{DAY}", f"en/{LATER}", "zh", f"zh/{DAY}", f"zh/{LATER}"]


def test_days_are_read_from_the_settings():
    assert configured_days({"sphinx": {"config": {"chokepoint_days": [DAY]}}}) == (DAY,)
    assert configured_days({}) == ()
    with pytest.raises(ParameterError, match="'July' is not a date"):
        configured_days({"sphinx": {"config": {"chokepoint_days": ["July"]}}})


@pytest.mark.parametrize(
    ("asked", "flags", "choice"),
    [
        ([], {}, Choice(beside=(DAY,))),
        ([LATER], {}, Choice(beside=(LATER,))),
        ([LATER], {"alone": True}, Choice(alone=LATER)),
        ([], {"current": True}, Choice()),
    ],
)
def test_what_is_asked_for_takes_the_place_of_what_is_configured(asked, flags, choice):
    assert choose_days([DAY], asked, **flags) == choice


@pytest.mark.parametrize(
    ("asked", "flags", "message"),
    [
        ([], {"alone": True}, "--alone: needs exactly one day"),
        ([DAY, LATER], {"alone": True}, "--alone: needs exactly one day"),
        ([DAY], {"current": True}, "--current: contradicts --as-of"),
        (["2023-7-6"], {}, "'2023-7-6' is not a date"),
    ],
)
def test_wishes_that_contradict_each_other_are_refused(asked, flags, message):
    with pytest.raises(ParameterError, match=message):
        choose_days([], asked, **flags)


@pytest.mark.parametrize("day", ["2023-13-01", "20230706", "2023-W27-4", "2023"])
def test_a_day_must_be_written_in_full(day):
    check_date("2023-07-06")
    check_date(None)
    with pytest.raises(ParameterError, match="YYYY-MM-DD"):
        check_date(day)
