from chokepoint.stories.africa import move_charts


def test_moves_are_counted_by_side(now):
    assert (now.show("counter_moves").frame["who"] == "China").sum() == 17


def test_every_measure_is_listed_with_its_state(now):
    frame = now.show("african_controls").frame
    assert (len(frame), frame["country"].nunique()) == (14, 8)


def test_the_note_on_starts_holds_only_while_nothing_runs(now, t):
    assert "None of these" in now.show("announced_starts").notes
    running = now.rows("announced_starts").assign(is_running=True)
    assert "None of these" not in move_charts.announced_starts(running, now.day, "Title", t).notes
