from chokepoint.stories.africa import regional_charts


def test_the_alternative_text_gives_each_mineral_its_span(now):
    minerals = [words.split(":")[0] for words in now.show("shares_of_output").alt.split("; ")]
    asked = [name for name in minerals if name in ("cobalt", "tin", "rare earths")]
    assert asked == ["cobalt", "tin", "rare earths"]
    assert len(set(minerals)) == len(minerals)


def test_editions_are_written_beside_the_survey_alone(now, t):
    rows = now.rows("shares_by_edition").assign(kind="BGS")
    figure = regional_charts.share_by_edition(rows, "Title", "tin", t)
    (rows,) = [rows for rows in figure.spec["datasets"].values() if "label" in rows[0]]
    assert {row["label"] for row in rows} == {""}
