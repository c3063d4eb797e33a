"""What is wrong with a page that was seen: each question gives its faults, and none if all is well."""

TOLERANCE = 2
"""CSS pixels by which two labels may touch."""

SMALLEST = 8.5
"""CSS pixels of the smallest label; a drawing for phones shrinks a little on the narrowest of them."""

TEXT, MARK = 4.5, 3.0
"""The least contrast of labels and of marks with what lies beneath them."""

MOST_SHIFT = 0.02


def complain(question, survey):
    """Ask a question of all pages seen, and name page and setting of every fault."""
    wrong = [f"{seen.page} at {seen.setting}: {fault}" for seen in survey for fault in question(seen)]
    assert not wrong, "\n".join(wrong[:40])


def not_one_drawing(seen):
    """List the figures that show none or both of their drawings."""
    return [figure for figure in seen.figures if len(figure["shown"]) != 1]


def troubles(seen):
    """List what the page asked of others, and what the browser complained about."""
    return seen.problems


def too_wide(seen):
    """Say how wide the page is if it is wider than the window, with all folds open."""
    return [f"needs {seen.needed}"] if seen.needed > seen.setting.width else []


def bad_labels(seen):
    """List labels that are cut off or lie on another."""
    wrong = []
    for drawing in seen.drawings:
        wrong += [f"#{drawing['figure']}: cut off: {text!r}" for text in cut_off(drawing)]
        wrong += [f"#{drawing['figure']}: {pair}" for pair in crossing(drawing["labels"])]
    return wrong


def small_labels(seen):
    """List labels too small to be read."""
    return [
        (drawing["figure"], label["text"], round(label["size"], 1))
        for drawing in seen.drawings
        for label in drawing["labels"]
        if label["size"] < SMALLEST
    ]


def faint(seen):
    """List labels and marks that hardly differ from what lies beneath them."""
    return [item for item in seen.colours if item["contrast"] < (TEXT if item["text"] else MARK)]


def jumps(seen):
    """Say how far the layout moved while the page was loaded, if it did."""
    return [f"jumped by {seen.shift}"] if seen.shift > MOST_SHIFT else []


def moves(seen):
    """Say what moves though the reader asked for less motion."""
    return [] if seen.motion == {"moving": 0, "scrolling": "auto"} else [seen.motion]


def refused(seen):
    """List what the content policy refused, or went wrong, until everything had been used."""
    return seen.used


def unfit_for_paper(seen):
    """Say what a printed page lacks, or shows in vain."""
    found = seen.paper
    fit = (
        (found["navigation"], found["wide"], found["whole"]) == (0, False, True)
        and found["numbers"] == found["allNumbers"]
        and found["drawings"] == found["figures"]
        and found["paper"] == "rgb(255, 255, 255)"
    )
    return [] if fit else [found]


def overlap(a, b):
    """Tell whether two boxes overlap by more than the tolerance, leading left aside."""
    if a.get("turned") or b.get("turned"):
        return False  # the box of slanted text says nothing about its letters
    wide = min(a["right"], b["right"]) - max(a["left"], b["left"])
    tall = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
    leading = 0.25 * min(a["bottom"] - a["top"], b["bottom"] - b["top"])
    return wide > TOLERANCE and tall > TOLERANCE + leading


def crossing(labels):
    """List pairs of labels of one drawing that lie on one another."""
    pairs = ((a, b) for n, a in enumerate(labels) for b in labels[n + 1 :])
    return [f"{a['text']!r} on {b['text']!r}" for a, b in pairs if overlap(a, b)]


def cut_off(drawing):
    """List labels that reach beyond their drawing or the window, where the browser does not show them."""
    # the box of slanted text has empty corners, and is held to the window alone
    slack = {True: 24, False: TOLERANCE}
    return [
        label["text"] for label in drawing["labels"]
        if label["left"] < drawing["from"] - slack[label["turned"]]
        or label["right"] > drawing["to"] + slack[label["turned"]]
    ]  # fmt: skip
