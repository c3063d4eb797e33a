"""Every question of a survey finds the fault planted for it, and says on which page in which setting."""

import re
import shutil

import judged
import pytest
import surveys
from judged import complain
from site_server import serve
from surveys import BARE_PHONE, NARROWEST, PHONE, WIDE

pytestmark = pytest.mark.browser

FAULTS = """<style>
  .plot > svg { display: block !important; }
  .plot > svg text { transform: none !important; font-size: 4px !important; }
  :root { --ink: #e8d8d6 !important; }
  @media (prefers-color-scheme: dark) { :root { --ink: #333 !important; } }
  h1 { animation: pulse 1s infinite; }
  @keyframes pulse { to { opacity: .5; } }
  @media print { .side { display: block !important; } }
</style>
<script>
  addEventListener("load", () => {
    document.querySelector("button.theme").addEventListener("click", () => console.error("used"));
    const jump = () => document.querySelector("article").insertAdjacentHTML("afterbegin", "<hr>".repeat(9));
    setTimeout(jump, 30);
  });
</script>
<img src="http://127.0.0.1:9/elsewhere.png" alt="">
<div style="width: 3000px">Wide</div>"""

QUESTIONS = {
    judged.not_one_drawing: [WIDE, PHONE, BARE_PHONE, NARROWEST],
    judged.troubles: [WIDE, PHONE, BARE_PHONE, NARROWEST],
    judged.too_wide: [WIDE, PHONE, BARE_PHONE, NARROWEST],
    judged.bad_labels: [WIDE, PHONE, BARE_PHONE, NARROWEST],
    judged.small_labels: [WIDE, PHONE, BARE_PHONE],
    judged.faint: [WIDE, PHONE],
    judged.jumps: [WIDE, PHONE],
    judged.moves: [WIDE],
    judged.refused: [WIDE],
    judged.unfit_for_paper: [PHONE],
}


@pytest.fixture(scope="module")
def faulty_book(small_book, tmp_path_factory):
    """One page of the small book, without its content policy and with everything wrong."""
    folder = tmp_path_factory.mktemp("faulty")
    for name in ("_static", "_figures"):
        shutil.copytree(small_book.folder / name, folder / name)
    page = (small_book.folder / "page.html").read_text("utf-8")
    page = re.sub('<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    (folder / "page.html").write_text(page.replace("<article>", f"<article>{FAULTS}", 1), "utf-8")
    yield from serve(folder)


@pytest.mark.parametrize(
    ("question", "setting"),
    [
        pytest.param(question, setting, id=f"{question.__name__}-{setting}")
        for question, settings in QUESTIONS.items()
        for setting in settings
    ],
)
def test_a_planted_fault_is_found_and_named(faulty_book, survey, question, setting):
    with pytest.raises(AssertionError, match=rf"^page\.html at {setting}: "):
        complain(question, survey(setting, faulty_book))


def test_what_goes_wrong_only_in_use_is_told_apart(faulty_book, survey):
    (seen,) = survey(WIDE, faulty_book)
    assert "used" in judged.refused(seen)
    assert "used" not in judged.troubles(seen)


def test_a_page_that_cannot_be_asked_is_named(faulty_book, chromium, monkeypatch):
    monkeypatch.setattr(surveys, "SHOWN", "nothing.of.this.name")
    with pytest.raises(Exception, match="nothing is not defined") as caught:
        surveys.survey(chromium, BARE_PHONE, faulty_book)
    assert caught.value.__notes__ == [f"on page.html at {BARE_PHONE}"]
