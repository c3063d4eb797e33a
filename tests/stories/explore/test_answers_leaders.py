from chokepoint.stories.explore import answers, answers_leaders


def test_a_country_leads_what_its_row_says_the_largest_share_first(look, rows):
    led = look(answers_leaders.led)
    china = led[led["leader_code"] == "CHN"]
    assert china["commodity_id"].iloc[0] == "gallium"
    assert china["share"].is_monotonic_decreasing
    assert set(led["commodity_id"]) < set(rows[rows["leader"] != ""].index)


def test_nobody_leads_where_most_stands_against_no_name_or_the_list_has_one_producer(look):
    led = set(look(answers_leaders.led)["commodity_id"])
    assert "krypton" not in led  # nearly all of its output stands against no country
    assert sum(share for _code, share in look(answers.parts)["krypton"]) < answers_leaders.HALF
    assert "stone_crushed" not in led  # one producer and no total
    assert {"gallium", "cobalt", "germanium"} <= led


def test_countries_are_counted_the_one_that_leads_most_first(look):
    counted = look(answers_leaders.countries)
    assert counted["n"].is_monotonic_decreasing
    assert counted["n"].sum() == len(look(answers_leaders.led))
    assert (counted["leader_code"].iloc[0], look.ask("leaders_n").value) == ("CHN", len(counted))
