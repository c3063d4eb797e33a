from chokepoint.stories.dossier.fields import DEMAND, DOUBT, FIELDS, PARTS, SUPPLY, UNREAD
from chokepoint.stories.dossier.sheet import WRITERS


def test_every_field_that_can_have_rows_has_a_writer_and_the_others_none():
    assert set(WRITERS) == {*SUPPLY, *DEMAND, *DOUBT}
    assert not set(WRITERS) & set(UNREAD)


def test_no_field_stands_in_two_parts():
    assert len(FIELDS) == sum(map(len, PARTS.values())) + len(UNREAD)
