from chokepoint.stories.world_after import precedent_charts as precedents


def test_every_case_has_a_colour_of_its_own():
    assert len(set(precedents.COLOURS.values())) == len(precedents.CASES)


def test_the_axis_ends_at_the_horizon(maker_of, t):
    maker = maker_of("gaps-after")
    text = str(maker.draw(maker.frame, t).spec)
    assert "'domain': [-24, 60]" in text


def test_the_alternative_text_tells_the_range_of_each_case(maker_of, t):
    maker = maker_of("exports-after")
    alt = maker.draw(maker.frame, t).alt
    assert "Gallium 2023: 0–258 percent" in alt
    assert "Germanium 2023: 0–67 percent" in alt


def test_the_note_tells_on_how_many_months_a_base_rests(maker_of, t):
    maker = maker_of("exports-after")
    assert "behind a base: 1–12." in maker.draw(maker.frame, t).notes
    twelve = maker.frame.assign(base_months=12)
    assert "behind a base: 12." in maker.draw(twelve, t).notes


def test_years_of_different_editions_are_not_joined(maker_of, t):
    maker = maker_of("shares-after")
    spec = str(maker.draw(maker.frame, t).spec)
    assert "'type': 'rule'" in spec
    assert "'type': 'line'" not in spec
