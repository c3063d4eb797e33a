def test_the_alternative_text_gives_each_mineral_its_span(now):
    minerals = [words.split(":")[0] for words in now.show("shares_of_output").alt.split("; ")]
    asked = [name for name in minerals if name in ("cobalt", "tin", "rare earths")]
    assert asked == ["cobalt", "tin", "rare earths"]
    assert len(set(minerals)) == len(minerals)
