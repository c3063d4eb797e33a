"""One look at every kept page of a site in one setting, which answers all that the tests ask of it."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from judged import MOST_SHIFT
from page_visits import Setting, leaf_through
from site_server import SLOW, kept_pages

WIDE, PHONE = Setting(1280, "light"), Setting(390, "dark")
BARE_PHONE, NARROWEST = Setting(390, scripts=False), Setting(360)
VIEWS = [WIDE, PHONE, Setting(1280, "dark"), Setting(390, "light")]
"""Two widths in both colours; here a page is asked for its contrasts and its jumps as well."""

PAPER_WIDTH = 720


def quick(*settings, slow=()):
    """Repeat a test for settings, and among the slow proofs for more."""
    marked = [(one, ()) for one in settings] + [(one, SLOW) for one in slow]
    return pytest.mark.parametrize("setting", [pytest.param(s, marks=m, id=str(s)) for s, m in marked])


def every_view(first, rest):
    """Pair the first two views with one list of pages, and all four, among the slow proofs, with another."""
    return [
        *(pytest.param(view, first, id=f"{view}-typical") for view in VIEWS[:2]),
        *(pytest.param(view, rest, marks=SLOW, id=str(view)) for view in VIEWS),
    ]


IN_VIEWS = quick(*VIEWS[:2], slow=VIEWS[2:])
IN_COMMON_SETTINGS = quick(
    WIDE, PHONE, BARE_PHONE, slow=[*VIEWS[2:], Setting(1280, scripts=False), Setting(768)]
)
IN_ALL_SETTINGS = quick(
    WIDE, PHONE, BARE_PHONE, NARROWEST, slow=[*VIEWS[2:], Setting(1280, scripts=False), Setting(768)]
)

OPEN_FOLDS = "document.querySelectorAll('details').forEach(box => box.open = true)"
CONTRAST = (Path(__file__).parent / "contrast.js").read_text("utf-8")

SHIFTS = """() => new Promise(done => {
  let total = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) total += entry.value;
  }).observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(total), 150);
})"""

SHOWN = """() => [...document.querySelectorAll('figure.fig:not(.listing)')].map(figure => ({
  id: figure.id,
  shown: [...figure.querySelectorAll('.plot > svg')].filter(svg => {
    const box = svg.getBoundingClientRect(); return box.width > 50 && box.height > 20;
  }).map(svg => svg.getAttribute('class')),
}))"""

LABELS = """() => [...document.querySelectorAll('figure.fig .plot > svg')]
  .filter(svg => svg.getBoundingClientRect().width > 0)
  .map(svg => ({
    figure: svg.closest('figure').id,
    from: Math.max(0, svg.getBoundingClientRect().left),
    to: Math.min(innerWidth, svg.getBoundingClientRect().right),
    labels: [...svg.querySelectorAll('text')].filter(t => t.textContent.trim()).map(t => {
      const box = t.getBoundingClientRect();
      return {text: t.textContent, left: box.left, right: box.right, top: box.top, bottom: box.bottom,
              turned: t.getScreenCTM().b !== 0,
              size: parseFloat(getComputedStyle(t).fontSize)
                * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width};
    }),
  }))"""

PAPER = """() => {
  const seen = (pattern) => [...document.querySelectorAll(pattern)].filter(e => e.checkVisibility()).length;
  return {
    navigation: seen('.side, .turn, .here, .skip, .get, details.code'),
    numbers: seen('.numbers li[id^=fact-]'),
    allNumbers: document.querySelectorAll('.numbers li[id^=fact-]').length,
    drawings: seen('figure.fig .plot > svg'),
    figures: document.querySelectorAll('figure.fig:not(.listing)').length,
    whole: [...document.querySelectorAll('.plot')].every(e => getComputedStyle(e).breakInside === 'avoid'),
    paper: getComputedStyle(document.documentElement).backgroundColor,
    wide: document.documentElement.scrollWidth > innerWidth,
  };
}"""

MOTION = """() => ({
  moving: document.getAnimations().length,
  scrolling: getComputedStyle(document.documentElement).scrollBehavior,
})"""


@dataclass
class Seen:
    """What one visit to a page in one setting finds; some of it is asked in some settings only."""

    page: str
    setting: Setting
    shift: float = 0.0
    figures: list = ()
    drawings: list = ()
    colours: list = ()
    asked: list = ()
    paper: dict = None
    problems: list = ()
    needed: int = 0
    motion: dict = None
    used: list = ()


def survey(browser, setting, site, pages=None):
    """Visit pages of a site, all kept ones unless some are named; give what was seen of each."""
    found = []
    for page, visit in leaf_through(browser, setting, site, pages or kept_pages(site)):
        try:
            found.append(_see(visit, Seen(page, setting)))
        except Exception as error:
            error.add_note(f"on {page} at {setting}")
            raise
    return found


def _shift(visit):
    """Measure what jumps while a page loads; again if it is much: a busy machine may have paused."""
    first = visit.tab.evaluate(SHIFTS)
    if first <= MOST_SHIFT:
        return first
    visit.asked.clear()
    visit.tab.reload()
    return min(first, visit.tab.evaluate(SHIFTS))


def _see(visit, seen):
    """Ask the page everything: first as it was loaded, then unfolded, last after all was used."""
    tab, setting = visit.tab, seen.setting
    if setting in VIEWS:
        seen.shift = _shift(visit)
        seen.colours = tab.evaluate(CONTRAST)
    else:
        tab.wait_for_timeout(50)
    seen.figures, seen.drawings = tab.evaluate(SHOWN), tab.evaluate(LABELS)
    if setting == WIDE:
        seen.asked = _read_to_the_end(visit)
    if setting == PHONE:
        seen.paper = _print(tab, setting)
    tab.evaluate(OPEN_FOLDS)
    seen.needed = tab.evaluate("document.documentElement.scrollWidth")
    seen.problems = visit.outside + visit.complaints
    if setting == WIDE:
        seen.motion = _look_for_motion(tab)
        _use_everything(tab)
        seen.used = visit.violations + visit.outside + visit.complaints
    return seen


def _read_to_the_end(visit):
    visit.tab.keyboard.press("End")
    visit.tab.wait_for_timeout(100)
    return [urlsplit(url).path.lstrip("/") for url in visit.asked]


def _print(tab, setting):
    tab.set_viewport_size({"width": PAPER_WIDTH, "height": 900})
    tab.emulate_media(media="print")
    found = tab.evaluate(PAPER)
    tab.emulate_media(media="null")
    tab.set_viewport_size({"width": setting.width, "height": 900})
    return found


def _look_for_motion(tab):
    """Ask as a reader who wants less motion, with the box of a number open."""
    tab.emulate_media(reduced_motion="reduce")
    for number in tab.locator("main p a.n").all()[:1]:
        number.hover()
    found = tab.evaluate(MOTION)
    tab.emulate_media(reduced_motion="null")
    return found


def _use_everything(tab):
    """Sort a table, copy a citation, open a number, switch the theme; the folds are open."""
    for pattern in ("figcaption th button", ".cite button", "main p a.n", "button.theme"):
        for found in tab.locator(pattern).all()[:1]:
            found.click()
    tab.wait_for_timeout(50)
