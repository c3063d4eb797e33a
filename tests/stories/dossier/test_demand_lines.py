from golden import look_of

from chokepoint.stories.dossier import demand_lines


def told(name, recipe):
    look = look_of(name)
    return [line.sentence(look.t) for line in look(recipe)]


def test_uses_stand_with_the_share_of_the_first_where_shares_are_known():
    assert told("gallium", demand_lines.use_lines)[0] == (
        "In the United States 73 percent of gallium went into integrated circuits in 2025."
    )
    assert told("germanium", demand_lines.use_lines)[0].startswith("Its uses in the United States")
    assert "<NA>" not in told("boron", demand_lines.use_lines)[0]


def test_reliance_keeps_bounds_and_forms():
    assert told("germanium", demand_lines.reliance_lines)[0].startswith(
        "The United States imported more than 50"
    )
    assert told("gold", demand_lines.reliance_lines)[0] == (
        "The United States exported more than it imported in 2024."
    )
    assert told("rare_earths", demand_lines.reliance_lines)[0].startswith(
        "Of the form “Compounds and metals”"
    )


def test_shares_of_the_eu_that_repeat_those_of_the_world_are_said_to():
    repeated = "its shares of world output, rounded"
    assert [repeated in line for line in told("germanium", demand_lines.source_lines)[-2:]] == [False, True]
    assert not [line for line in told("gallium", demand_lines.source_lines) if repeated in line]


def test_substitutes_name_the_use_and_where_there_is_none():
    found = told("gallium", demand_lines.substitute_lines)
    assert "(LEDs in displays)" in found[0]
    assert found[1].startswith("It names none for:")


def test_prices_stand_beside_the_first_of_their_edition():
    assert told("germanium", demand_lines.price_lines)[1] == (
        "The yearly US price of “Germanium metal” was 4,100 USD/kg in 2025, after 1,187 in 2021."
    )


def test_sources_are_the_largest_of_each_form():
    assert told("germanium", demand_lines.source_lines)[0] == (
        "Of US imports from 2021 to 2024, 41 percent came from Belgium."
    )


def test_stocks_and_scrap_and_use_are_told_where_there_are_rows():
    assert "5,000 kg" in told("germanium", demand_lines.stock_lines)[0]
    assert told("copper", demand_lines.recycling_lines)[0].endswith("scrap at 55 percent.")
    assert "30,000 kg" in told("germanium", demand_lines.consumption_lines)[0]
    assert [
        told("soda_ash_synthetic", recipe) for recipe in (demand_lines.stock_lines, demand_lines.price_lines)
    ] == [[], []]


def test_what_it_goes_into_is_named_in_the_order_of_the_sheet():
    (line,) = told("cobalt", demand_lines.contained_lines)
    assert line.startswith("Among its uses in the United States, by its Geological Survey: superalloys")
    assert told("helium", demand_lines.contained_lines) == []
