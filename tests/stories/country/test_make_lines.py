from country_golden import look_of

from chokepoint.stories.country import make_lines


def told(country, write):
    look = look_of(country)
    return [line.sentence(look.t) for line in look(write)]


def test_many_minerals_are_named_by_their_largest_shares_and_few_all():
    many = told("CHN", make_lines.lead_lines)
    assert many[0].startswith("Its largest shares among these are those of gallium, mercury,")
    assert "rare-earth minerals" not in many[0]  # whose newest table is of 2011
    assert many[1] == "At another stage than that counted above it leads in cobalt and copper."
    assert told("COD", make_lines.lead_lines)[0] == "It leads in cobalt and tantalum."


def test_a_list_without_a_total_is_said_to_be_one():
    assert any("without a world total" in line for line in told("TUR", make_lines.lead_lines))


def test_who_makes_nothing_is_said_to_make_nothing():
    assert told("AND", make_lines.lead_lines)[0].startswith("No table followed here names Andorra")
    assert told("AND", make_lines.other_lines) == told("AND", make_lines.table_lines) == []
    assert told("AND", make_lines.age_lines) == told("AND", make_lines.reserve_lines) == []


def test_second_places_are_named_and_lower_ones_counted():
    lines = told("COD", make_lines.other_lines)
    assert lines[0].startswith("It is second in 3 more tables: industrial diamond")
    assert lines[1] == "It stands behind others in 4 more tables."


def test_the_agency_names_refineries():
    assert "cobalt (refinery)" in told("CHN", make_lines.outlook_lines)[0]
    assert told("CAN", make_lines.outlook_lines) == []


def test_many_reserves_are_counted_and_few_named():
    assert told("CHN", make_lines.reserve_lines)[0].startswith("It holds the largest reserves listed of 1")
    assert told("COD", make_lines.reserve_lines) == ["It holds the largest reserves listed of cobalt."]


def test_tables_are_counted_by_publisher_and_old_ones_named():
    lines = told("CHN", make_lines.table_lines)
    assert "by the US Geological Survey: edition 2026" in lines[0]
    assert told("CHN", make_lines.age_lines) == [
        "1 of these tables is for a year before 2020: rare-earth minerals."
    ]
