from country_golden import every_country, look_of

from chokepoint.stories.country import sheet
from chokepoint.stories.country.fields import FIELDS, PARTS


def test_every_line_is_on_a_field_of_one_part():
    fields = [field for part in PARTS.values() for field in part]
    assert len(fields) == len(set(fields)) == len(FIELDS)
    for name in ("CHN", "USA", "COD", "AND"):
        assert {line.field for line in sheet.all_lines(look_of(name))} <= set(FIELDS)
    assert len(every_country()) > 30
