from chokepoint.stories.africa import move_charts


def test_moves_are_counted_by_side(now):
    assert "China: 17" in now.show("counter_moves").alt


def test_what_is_still_ahead_is_counted(now):
    alt = now.show("african_controls").alt
    assert alt == "14 measures of 8 states, 2 still ahead; one is another reading."


def test_the_note_on_starts_holds_only_while_nothing_runs(now, t):
    assert "None of these" in now.show("announced_starts").notes
    running = now.rows("announced_starts").assign(is_running=True)
    assert "None of these" not in move_charts.announced_starts(running, now.day, "Title", t).notes
