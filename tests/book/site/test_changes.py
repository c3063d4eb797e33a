from datetime import date

import pytest

from chokepoint.book.site.changes import (
    COLUMNS,
    Change,
    RecordedChange,
    group_changes,
    read_changes,
    record_changes,
)
from chokepoint.errors import DataError

SHARE = Change("controls", "fact", "share", "98 percent", "99 percent")
PRICE = Change("controls", "fact", "price", "(none)", "300 USD/kg")


def test_there_are_no_changes_before_the_record_begins(tmp_path):
    assert read_changes(tmp_path / "changes.csv") == []


def test_changes_are_appended_with_day_and_reason_and_read_back(tmp_path):
    path = tmp_path / "changes.csv"
    record_changes(path, [SHARE], "The 2026 edition\n revised it", date(2026, 7, 1))
    record_changes(path, [PRICE], 'A price, "firm"', date(2026, 7, 2))
    first, second = read_changes(path)
    assert first == RecordedChange(
        "2026-07-01", "controls", "fact", "share", "98 percent", "99 percent", "The 2026 edition revised it"
    )
    assert second.why == 'A price, "firm"'
    assert path.read_text("utf-8").splitlines()[0] == ",".join(COLUMNS)


def test_nothing_is_written_when_nothing_moved(tmp_path):
    assert record_changes(tmp_path / "changes.csv", [], "why", date(2026, 7, 1)) == []
    assert not (tmp_path / "changes.csv").exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("day,page\n1,2\n", "changes.csv:1: has other columns"),
        (f"{','.join(COLUMNS)}\nyesterday,p,fact,k,1,2,w\n", "changes.csv:2:date: 'yesterday' is not a date"),
    ],
)
def test_a_broken_record_is_named_with_its_line(tmp_path, text, message):
    path = tmp_path / "changes.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        read_changes(path)


def test_changes_of_one_day_page_and_reason_stand_together_newest_first():
    def made(day, page, key, why="w"):
        return RecordedChange(day, page, "fact", key, "1", "2", why)

    changes = [made("2026-07-01", "a", "x"), made("2026-07-01", "a", "y"), made("2026-07-01", "b", "z"),
               made("2026-07-03", "a", "x", "again")]  # fmt: skip
    assert [[c.key for c in group] for group in group_changes(changes)] == [["x"], ["z"], ["x", "y"]]


def test_the_committed_record_can_be_read():
    from chokepoint.paths import project_root

    assert (project_root() / "changes.csv").is_file()
    assert isinstance(read_changes(project_root() / "changes.csv"), list)
