"""Exports and shares of several cases on one clock."""

from chokepoint.stories.world_after import exhibits, precedent_charts


def test_the_alternative_text_tells_the_range_of_each_case(now):
    alt = now(exhibits.exports_after).alt
    assert "Gallium 2023: 0–258 percent" in alt
    assert "Germanium 2023: 0–67 percent" in alt


def test_the_note_tells_on_how_many_months_a_base_rests(now, t):
    figure = now(exhibits.exports_after)
    assert "behind a base: 1–12." in figure.notes
    twelve = figure.frame.assign(base_months=12)
    assert "behind a base: 12." in precedent_charts._exports_note(twelve, t)


def test_years_of_different_editions_are_not_joined(now):
    spec = str(now(exhibits.shares_after).spec)
    assert "'type': 'rule'" in spec
    assert "'type': 'line'" not in spec
