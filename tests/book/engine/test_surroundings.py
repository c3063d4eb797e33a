from chokepoint.book.engine.surroundings import page_environment


def test_sphinx_gets_no_date_and_no_zone_of_the_machine(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    given = page_environment()
    assert "SOURCE_DATE_EPOCH" not in given
    assert given["TZ"] == "UTC"
