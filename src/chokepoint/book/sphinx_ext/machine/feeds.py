"""The feeds beside that of changed numbers: controls, verdicts, each mineral; and the calendar of what ends.

They are read from the tables and the record of changes once all pages are made, and belong to the current
edition alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from sphinx.application import Sphinx

from chokepoint.book.engine.contents.page import Role
from chokepoint.book.engine.folders import write_if_changed
from chokepoint.book.site.changes import RECORD, VERDICT, RecordedChange, read_changes
from chokepoint.book.sphinx_ext.addresses import chapter_of, pages_by, role_address, to_top
from chokepoint.book.sphinx_ext.machine.atom import Channel, Item
from chokepoint.book.sphinx_ext.machine.calendar import CALENDAR, Event, write_calendar
from chokepoint.book.sphinx_ext.machine.control_steps import STATED, Step, list_steps, past
from chokepoint.book.sphinx_ext.machine.feed import Feed
from chokepoint.book.sphinx_ext.words import _, reader
from chokepoint.data import load_table
from chokepoint.data.dates import first_day, last_day

FOLDER = "feeds"
CONTROLS, VERDICTS = f"{FOLDER}/controls.xml", f"{FOLDER}/verdicts.xml"
ENDS = f"{FOLDER}/{CALENDAR}"
BY = "by"
"""The operator of a target that is a thing to be done by a day."""
SCHEDULED = ("suspension_ends", "easing_ends", "scheduled_end_of_cycle")


@dataclass(frozen=True)
class Link:
    """A feed or calendar that belongs to a page: its title, address and media type."""

    title: str
    address: str
    kind: str = "application/atom+xml"


def list_links(context: Mapping[str, Any], page: str) -> Iterator[Link]:
    """List the feeds that belong to a page, as links from it; a book without controls has none.

    Args:
        context: what the build told the template; ``roles``, ``apart``, ``page_sources`` and
            ``current_edition`` are read.
        page: the page, as Sphinx names it.
    """
    top = to_top(page) + context.get("current_edition", "")
    roles = context.get("roles", {})
    if not roles.get(str(Role.CONTROLS)):
        return
    if _is_on_controls(context, page):
        yield Link(str(_("Feed of the controls")), f"{top}{CONTROLS}")
        yield Link(str(_("Calendar of what ends")), f"{top}{ENDS}", "text/calendar")
    if page == roles.get(str(Role.CLAIMS)):
        yield Link(str(_("Feed of changed verdicts")), f"{top}{VERDICTS}")
    for commodity, name in pages_by(context, "commodity").items():
        if name == page:
            yield Link(str(_("Feed of this mineral")), f"{top}{mineral_feed(commodity)}")


def _is_on_controls(context: Mapping[str, Any], page: str) -> bool:
    """Tell whether a page is made of the chapter on the controls."""
    name = context["roles"][str(Role.CONTROLS)]
    return chapter_of(context, page) == chapter_of(context, name)


def mineral_feed(commodity: str) -> str:
    """Give the path of the feed of a mineral from the top of the edition."""
    return f"{FOLDER}/{commodity}.xml"


def save_feeds(app: Sphinx, titles: Mapping[str, str]) -> None:
    """Write the feeds and the calendar; none for a book whose data have no controls.

    Args:
        app: knows the address, the record and the pages of the minerals.
        titles: the titles of the pages an author wrote.
    """
    context, out = app.config.html_context, Path(app.outdir)
    if not context.get("roles", {}).get(str(Role.CONTROLS)):
        return
    made = Feeds(
        str(app.config.html_title or app.config.project),
        str(app.config.html_baseurl or ""),
        str(context.get("data_as_of") or "1970-01-01"),
        context,
        titles,
        read_changes(Path(app.srcdir) / RECORD),
    )
    files = {**dict(made.minerals()), CONTROLS: made.controls(), VERDICTS: made.verdicts()}
    for name, content in {**files, ENDS: made.calendar().encode()}.items():
        write_if_changed(out / name, content)
    for path in (out / FOLDER).iterdir():
        if f"{FOLDER}/{path.name}" not in {*files, ENDS}:
            path.unlink()


@dataclass(frozen=True)
class Feeds:
    """What all feeds are written from.

    Args:
        book: the book's title.
        base: the address of the edition, with a slash at the end.
        day: the day of the data (YYYY-MM-DD).
        context: what the build told the template.
        titles: the titles of the pages.
        changes: the record of changes, the oldest first.
    """

    book: str
    base: str
    day: str
    context: Mapping[str, Any]
    titles: Mapping[str, str]
    changes: Sequence[RecordedChange]

    def controls(self) -> bytes:
        """Write the feed of the controls."""
        page = role_address(self.context, Role.CONTROLS, "")
        title = reader().pair(self.book, _("export controls of China"))
        items = [step.item(page) for step in past(self._steps, self.day)]
        return self._channel(CONTROLS, title, page).write(items)

    def verdicts(self) -> bytes:
        """Write the feed of the verdicts: an entry only when a conclusion changes."""
        title = reader().pair(self.book, _("verdicts that changed"))
        claims = load_table("claims").set_index("claim_id")["paraphrase_en"]
        moved = [change for change in self.changes if change.kind == VERDICT]
        items = [self._verdict(change, claims.to_dict()) for change in moved]
        return self._channel(VERDICTS, title, role_address(self.context, Role.CLAIMS, "")).write(items)

    def _verdict(self, change: RecordedChange, claims: Mapping[Any, str]) -> Item:
        claim, _sign, when = change.key.partition(".")
        t = reader()
        title = t.pair(_("Verdict changed"), t.cell(claims.get(claim, claim)))
        days = {"then": _("as known on the day of the article"), "now": _("as known now")}
        verdicts = f"{t.code(change.old)} → {t.code(change.new)}"
        text = t.aside(verdicts, days.get(when, when))
        link = role_address(self.context, Role.CLAIMS, "", claim)
        return Item(f"verdicts/{change.key}", change.date, title, f"{text}\n{change.why}", link)

    def minerals(self) -> Iterator[tuple[str, bytes]]:
        """Write the feed of each mineral: the controls that name it, and the changed numbers of its pages."""
        for commodity, page in pages_by(self.context, "commodity").items():
            link, name = f"{page}.html", self._title(page)
            steps = [step.item(link) for step in past(self._steps_of(commodity), self.day)]
            own = [change for change in self.changes if self._is_on(change.page, commodity)]
            moved = Feed(self.book, self.base, self.day, self.titles).items(own)
            channel = self._channel(mineral_feed(commodity), reader().pair(self.book, name), link)
            yield channel.file, channel.write([*steps, *moved])

    def _title(self, page: str) -> str:
        pages = self.context.get("apart", {}).get("pages", [])
        return next((str(one["title"]) for one in pages if one["name"] == page), page)

    def _is_on(self, page: str, commodity: str) -> bool:
        """Tell whether a page is that of a mineral: its name ends so, as in ``concentration/antimony``."""
        return page.rpartition("/")[2] == commodity

    def calendar(self) -> str:
        """Write what is to end, to be reviewed or to begin, from the day of the data on."""
        title = reader().pair(self.book, _("ends and reviews of controls"))
        host = urlsplit(self.base).netloc or "localhost"
        events = [*self._ends(), *self._deadlines(), *self._starts()]
        return write_calendar(title, host, self.day, [one for one in events if one.last >= self.day])

    def _ends(self) -> Iterator[Event]:
        link = urljoin(self.base, role_address(self.context, Role.CONTROLS, ""))
        for step in self._steps:
            if step.what in SCHEDULED:
                yield Event(f"{step.what}-{step.day}", step.day, step.last, step.title, step.text, link)
        yield from self._stated(link)

    def _stated(self, link: str) -> Iterator[Event]:
        """Give the days to which an official said that something goes on."""
        changes = load_table("control_changes")
        rows = changes[(changes["change"] == STATED) & (changes["until"] != "")]
        for until, group in rows.groupby("until"):
            step = self._step_of(group.iloc[0]["row_id"])
            title = _("Day to which an official said that suspended controls stay suspended; no notice found")
            name = f"{STATED}-{until}"
            yield Event(name, *_span(str(until)), str(title), step.text if step else "", link)

    def _step_of(self, row_id: str) -> Step | None:
        return next((step for step in self._steps if row_id in step.row_ids), None)

    def _deadlines(self) -> Iterator[Event]:
        """Give what a law says is to be done by a day, such as the review of a list."""
        targets = load_table("targets")
        names = load_table("measures").set_index("row_id")["short_name"]
        for _n, row in targets[(targets["operator"] == BY) & (targets["by_date"] != "")].iterrows():
            title = reader().pair(names.get(row["measure_row_id"], ""), row["metric"])
            text = reader().commas(filter(None, [row["row_id"], row["source_id"], row["locator"]]))
            yield Event(row["row_id"], *_span(str(row["by_date"])), title, text)

    def _starts(self) -> Iterator[Event]:
        """Give the measures that are to be in force from a day."""
        steps = load_table("measure_steps")
        names = load_table("measures").set_index("row_id")["short_name"]
        for _n, row in steps[(steps["step"] == "in_force") & (steps["date"] != "")].iterrows():
            title = str(_("In force: {measure}")).format(measure=names.get(row["measure_row_id"], ""))
            text = reader().commas(filter(None, [row["row_id"], row["source_id"], row["locator"]]))
            yield Event(row["row_id"], *_span(str(row["date"])), title, text)

    @cached_property
    def _steps(self) -> list[Step]:
        return self._steps_of("")

    def _steps_of(self, commodity: str) -> list[Step]:
        return list_steps(load_table("controls"), load_table("control_changes"), commodity)

    def _channel(self, file: str, title: str, page: str) -> Channel:
        return Channel(file, title, self.book, self.base, self.day, page)


def _span(text: str) -> tuple[str, str]:
    """Give the first and the last day of a day, month or year."""
    return first_day(text).isoformat(), last_day(text).isoformat()
