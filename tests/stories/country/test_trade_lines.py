from country_golden import look_of

from chokepoint.stories.country import trade_lines


def told(country, write):
    look = look_of(country)
    return [line.sentence(look.t) for line in look(write)]


def test_imports_are_told_of_who_has_a_printed_reliance():
    american, european = (told(one, trade_lines.import_lines) for one in ("USA", "EUU"))
    assert "by the newest edition of its Geological Survey" in american[0]
    assert "by its study of 2023" in european[0]
    assert european[1].startswith("The country that is most often the first source is China, for ")
    assert told("JPN", trade_lines.import_lines)[0].startswith("The tables here print no import reliance")


def test_customers_are_told_apart():
    chinese = told("CHN", trade_lines.supply_lines)
    assert chinese[0].startswith("It is the first source of US imports of ")
    assert chinese[1].startswith("It is the first source of what the EU uses of ")
    assert told("AND", trade_lines.supply_lines)[0].startswith(
        "No table read here has it as the first source"
    )
