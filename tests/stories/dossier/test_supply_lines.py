from golden import look_of

from chokepoint.stories.dossier import supply_lines


def told(name, recipe):
    look = look_of(name)
    return [line.sentence(look.t) for line in look(recipe)]


def test_each_stage_has_its_total_its_first_and_its_next():
    keys = [line.key for line in look_of("copper")(supply_lines.output_lines)]
    assert keys == [
        *(f"output_{stage}_{what}" for stage in ("mine", "refinery") for what in ("world", "first", "next")),
        *("output_smelter_first", "output_smelter_next"),
    ]
    assert told("copper", supply_lines.output_lines)[-2].endswith("by the British Geological Survey.")


def test_a_list_of_one_without_a_total_has_no_share_and_no_index():
    (only,) = told("stone_crushed", supply_lines.output_lines)
    assert only.startswith("The United States is the only producer of crushed stone listed")
    assert told("stone_crushed", supply_lines.concentration_lines) == []


def test_an_index_of_what_is_listed_says_so():
    assert told("boron", supply_lines.concentration_lines)[0].startswith("Of what is listed, the index")
    assert told("gallium", supply_lines.concentration_lines)[0].startswith(
        "The index of concentration is 0.98"
    )


def test_reserves_say_what_they_are_a_share_of():
    assert "at most" in told("rare_earths", supply_lines.reserve_lines)[0]
    assert told("scandium", supply_lines.reserve_lines) == [
        "The 2026 edition lists reserves of scandium for Australia alone."
    ]
    assert told("copper", supply_lines.reserve_lines)[0].endswith("lists by country, Chile holds 18 percent.")


def test_hosts_are_named():
    assert told("germanium", supply_lines.host_lines) == [
        "It is won as a by-product, mainly of zinc and coal."
    ]


def test_the_outlook_is_that_of_the_last_year_by_stage():
    lines = look_of("cobalt")(supply_lines.outlook_lines)
    assert [line.key for line in lines] == ["outlook_mine", "outlook_refinery"]
    assert {line.words["year"] for line in lines} == {2040}


def test_projects_count_each_once():
    look = look_of("gallium")
    (count, *_more) = look(supply_lines.project_lines)
    assert 1 < count.numbers["n"].value < len(look["supply_response"])
    assert told("cement", supply_lines.project_lines) == []


def test_capacity_is_that_of_the_newest_edition():
    (line,) = look_of("gallium")(supply_lines.capacity_lines)
    assert 50 < line.numbers["share"].value < 100
    assert told("cement", supply_lines.capacity_lines) == []


def test_a_world_total_alone_is_told_with_its_range():
    assert told("yttrium", supply_lines.output_lines)[0].endswith(": 10,000 to 15,000 t.")
    assert told("scandium", supply_lines.output_lines) == ["World output in 2025, global production: 80 t."]
