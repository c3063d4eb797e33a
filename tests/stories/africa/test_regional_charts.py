def test_the_alternative_text_gives_each_mineral_its_span(maker_of, t):
    maker = maker_of("africa-shares")
    alt = maker.draw(maker.frame, t).alt
    assert [part.split(":")[0] for part in alt.split("; ")] == ["cobalt", "tin", "rare earths"]


def test_editions_are_written_beside_the_survey_alone(maker_of, t):
    maker = maker_of("africa-editions")
    figure = maker.draw(maker.frame.assign(kind="BGS"), t)
    (rows,) = [rows for rows in figure.spec["datasets"].values() if "label" in rows[0]]
    assert {row["label"] for row in rows} == {""}
