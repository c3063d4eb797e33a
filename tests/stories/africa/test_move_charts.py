from chokepoint.stories.africa.move_charts import african_controls


def test_moves_are_counted_by_side(maker_of, t):
    maker = maker_of("counter-moves")
    assert "China: 17" in maker.draw(maker.frame, t).alt


def test_what_is_still_ahead_is_counted(maker_of, t):
    maker = maker_of("african-controls")
    alt = maker.draw(maker.frame, t).alt
    assert alt == "14 measures of 8 states, 2 still ahead; one is another reading."
    assert african_controls.__doc__


def test_the_note_on_starts_holds_only_while_nothing_runs(maker_of, t):
    maker = maker_of("announced-starts")
    assert "None of these" in maker.draw(maker.frame, t).notes
    assert "None of these" not in maker.draw(maker.frame.assign(is_running=True), t).notes
