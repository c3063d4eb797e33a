"""The claims on the notice, against values that can be read off it, and on either side of every edge."""

from datetime import date

import pytest
from controls_world import asked, edited, judged, like, without

from chokepoint.data import load_table
from chokepoint.i18n import Translator

PRIMARY = "mofcom_gac_2023_23"


def numbers(claim, *args, **tables):
    return {name: number.value for name, number in judged(claim, *args, **tables).numbers.items()}


def said(claim, **tables):
    return judged(claim, **tables).sentence(Translator())


def test_a_judge_asks_for_what_the_chapter_states():
    pairs = [
        *(
            ("c01", "notice", "announced"),
            ("c01", "gap", "days_before_visit"),
            ("c01", "reason", "stated_reason"),
        ),
        *(("c02", "number", "notice_no"), ("c02", "start", "effective"), ("c03", "groups", "item_groups")),
        *(("c04", "start", "effective"), ("c05", "gap", "days_to_reply")),
    ]
    for claim, name, key in pairs:
        assert numbers(claim)[name] == asked(key), (claim, name)


def test_the_notice_is_dated_by_its_own_row():
    found = numbers("c02")
    assert (found["day"], found["start"]) == (date(2023, 7, 3), date(2023, 8, 1))
    assert found["number"] == "No. 23 of 2023"


@pytest.mark.parametrize(
    ("issuer", "verdict", "named"),
    [
        ("MOFCOM; GAC", "supported", "the Ministry of Commerce (MOFCOM) and the General Administration"),
        ("MOFCOM", "supported", "the Ministry of Commerce (MOFCOM) on"),
        ("GAC", "imprecise", "the General Administration of Customs (GAC) on"),
        ("SASTIND; MOFCOM", "supported", "SASTIND; MOFCOM on"),
    ],
)
def test_the_issuers_are_named_in_full(issuer, verdict, named):
    tables = {"controls": edited("controls", "ctl-03", issuer=issuer)}
    assert judged("c02", **tables).verdict == verdict
    assert f"was issued by {named}" in said("c02", **tables)


@pytest.mark.parametrize(
    ("arrival", "verdict"),
    [
        ("2023-07-02", "contradicted"),
        ("2023-07-03", "supported_with_nuance"),
        ("2023-07-10", "supported_with_nuance"),
        ("2023-07-11", "contradicted"),
    ],
)
def test_the_eve_of_the_visit_is_at_most_a_week(arrival, verdict):
    assert judged("c01", chip_timeline=edited("chip_timeline", "evt-e21", date=arrival)).verdict == verdict


def test_the_edge_of_a_rule_is_that_of_its_row():
    claims = edited("claims", load_table("claims").set_index("claim_id").loc["c01", "row_id"], tolerance=2.0)
    assert judged("c01", claims=claims).verdict == "contradicted"


@pytest.mark.parametrize(
    ("code", "verdict", "end"),
    [
        ("national_security", "supported_with_nuance", "and it names no measure of the United States"),
        ("foreign_measure", "supported", "safeguard national security and interests"),
    ],
)
def test_the_stated_reason_decides_whether_the_notice_answers_a_measure(code, verdict, end):
    tables = {"controls": edited("controls", "ctl-03", reason_code=code)}
    assert judged("c01", **tables).verdict == verdict
    assert said("c01", **tables).endswith(end)


def test_two_metals_are_fourteen_groups():
    assert (numbers("c03")["metals"], numbers("c03")["groups"]) == (2, 14)
    plain = {"item": "metal"}
    two = like("control_items", "cti-03-01", plain, plain | {"commodity_id": "germanium"})
    three = like(
        "control_items", "cti-03-01", plain, plain | {"commodity_id": "germanium"}, {"item": "oxide"}
    )
    verdicts = [judged("c03", control_items=items).verdict for items in (two, three, two.head(1))]
    assert verdicts == ["supported", "supported", "contradicted"]
    assert "1 of these groups is the plain metal" in said("c03", control_items=two.head(1))


@pytest.mark.parametrize(
    ("cells", "verdict"),
    [({}, "supported"), ({"kind": "ban"}, "contradicted"), ({"target_iso3": "USA"}, "contradicted")],
)
def test_the_measure_is_a_licence_for_everybody(cells, verdict):
    assert judged("c04", controls=edited("controls", "ctl-03", **cells)).verdict == verdict


@pytest.mark.parametrize(
    ("day", "verdict"),
    [("2023-07-03", "contradicted"), ("2023-07-04", "supported"), ("2023-07-05", "contradicted")],
)
def test_the_ministry_spoke_a_day_later(day, verdict):
    assert judged("c05", chip_timeline=edited("chip_timeline", "evt-e20", date=day)).verdict == verdict


def test_the_ground_of_the_dutch_limits_is_that_of_the_best_text():
    deal = like("statements", "stm-deal-nltimes", {}, {"source_id": PRIMARY, "speaker_kind": "government"})
    denial = like("statements", "stm-deal-ecd", {"source_id": PRIMARY, "subject": "denial"})
    found = {
        name: judged("c29", statements=rows).verdict
        for name, rows in {
            "press": deal.head(1),
            "official": deal,
            "denied": denial,
            "none": deal.head(0),
        }.items()
    }
    assert found == {
        "press": "supported_with_nuance",
        "official": "supported",
        "denied": "contradicted",
        "none": "not_checkable",
    }


@pytest.mark.parametrize(
    ("topics", "day", "verdict"),
    [
        ("processors;chip_tools", "2023-06-29", "supported"),
        ("processors;chip_tools", "2023-06-30", "not_checkable"),
        ("processors", "2023-06-29", "not_checkable"),
        ("chip_tools", "2023-06-29", "not_checkable"),
        ("", "2023-06-29", "not_checkable"),
    ],
)
def test_us_steps_before_the_dutch_ones_cover_processors_and_tools(topics, day, verdict):
    events = like("chip_timeline", "evt-e09", {"topics": topics, "date": day})
    assert judged("c30", chip_timeline=events).verdict == verdict


@pytest.mark.parametrize(
    ("topics", "verdict"),
    [
        ("micron;buyers_told", "supported_with_nuance"),
        ("micron;firm_barred", "supported"),
        ("micron", "not_checkable"),
    ],
)
def test_what_was_decided_on_the_firm(topics, verdict):
    events = like("chip_timeline", "evt-e15", {"topics": topics})
    assert judged("c32", chip_timeline=events).verdict == verdict


def test_another_signal_of_the_united_states_is_no_report_on_processors():
    events = edited("chip_timeline", "evt-e17", category="statement")
    nobody = without("statements", "stm-wsj-tass")
    assert judged("c33", chip_timeline=events, statements=nobody).verdict == "not_checkable"


@pytest.mark.parametrize("claim", ["c02", "c03", "c04", "c34"])
def test_without_the_notice_nothing_can_be_judged_of_it(claim):
    nothing = load_table("controls").head(0)
    assert judged(claim, controls=nothing).verdict == "not_checkable"


def test_whether_the_note_itself_was_seen_is_said():
    own = like("statements", "stm-eurasia-cnn", {"source_id": PRIMARY})
    assert said("c36", statements=own) == "1 text quotes the note; the note itself is among them"
    assert said("c36").endswith("the note itself was not found")


def test_of_two_decisions_on_the_firm_the_newer_counts():
    told, barred = {"topics": "micron;buyers_told"}, {"topics": "micron;firm_barred"}
    for first, last, verdict in ((told, barred, "supported"), (barred, told, "supported_with_nuance")):
        events = like(
            "chip_timeline", "evt-e15", first | {"date": "2023-05-21"}, last | {"date": "2023-06-02"}
        )
        found = judged("c32", chip_timeline=events)
        assert (found.verdict, found.numbers["day"].value) == (verdict, date(2023, 6, 2))


@pytest.mark.parametrize(
    ("cells", "verdict"),
    [({}, "supported"), ({"kind": "ban"}, "contradicted"), ({"target_iso3": "USA"}, "contradicted")],
)
def test_a_licence_duty_is_a_licence_for_the_whole_world(cells, verdict):
    assert judged("c04", controls=edited("controls", "ctl-03", **cells)).verdict == verdict


@pytest.mark.parametrize(
    "claim", ["c01", "c02", "c03", "c04", "c05", "c28", "c30", "c31", "c32", "c33", "c34"]
)
def test_every_number_of_a_claim_names_its_rows(claim):
    assert all(number.row_ids for number in judged(claim).numbers.values())


def test_what_was_done_later_is_no_part_of_what_was_said():
    bare = load_table("controls").query("row_id == 'ctl-03'")
    assert judged("c05", controls=bare).verdict == judged("c05").verdict == "supported"
    assert judged("c05").counter == ""


@pytest.mark.parametrize(
    ("day", "source", "verdict"),
    [
        ("2023-06-30", PRIMARY, "supported"),
        ("2023-06-30", "ap_2023_06_30", "supported"),
        ("2023-06-29", PRIMARY, "contradicted"),
        ("2023-06-29", "ap_2023_06_30", "not_checkable"),
        ("2023-04-30", PRIMARY, "not_checkable"),
        ("2023-09-02", PRIMARY, "not_checkable"),
    ],
)
def test_another_day_of_the_dutch_step_takes_a_primary_text(day, source, verdict):
    events = like("chip_timeline", "evt-e18", {"date": day, "source_id": source})
    assert judged("c28", chip_timeline=events).verdict == verdict


@pytest.mark.parametrize(("day", "verdict"), [("2023-07-06", "supported"), ("2023-07-07", "not_checkable")])
def test_lobbying_is_told_by_a_report_from_before_the_article(day, verdict):
    nobody = load_table("chip_timeline").head(0)
    lobby = like("statements", "stm-lobby-nltimes", {"date": day})
    assert judged("c31", statements=lobby, chip_timeline=nobody).verdict == verdict


@pytest.mark.parametrize(
    ("day", "verdict", "words"),
    [
        ("2023-06-26", "contradicted", "26 June 2023, 2 days from the day named"),
        ("2023-06-27", "supported", "27 June 2023 in America; an evening there is the day named in Asia"),
        ("2023-06-28", "supported", "28 June 2023, the day named"),
        ("2023-06-29", "contradicted", "29 June 2023, 1 day from the day named"),
    ],
)
def test_an_evening_in_america_is_the_next_day_in_asia(day, verdict, words):
    events = {"chip_timeline": edited("chip_timeline", "evt-e17", date=day)}
    alone = events | {"statements": without("statements", "stm-wsj-tass")}
    assert judged("c33", **alone).verdict == judged("c34", **alone).verdict == verdict
    assert said("c33", **alone) == f"The first report is dated {words}"
    assert numbers("c34", **alone)["gap"] == (date(2023, 7, 3) - date.fromisoformat(day)).days


@pytest.mark.parametrize(("claim", "topic"), [("c35", "broadcast of NPR"), ("c36", "note of Eurasia Group")])
def test_an_attribution_is_tested_for_having_been_made(claim, topic):
    quotes = {"topic": topic}
    own = like("statements", "stm-eurasia-cnn", quotes | {"source_id": PRIMARY})
    one = like("statements", "stm-eurasia-cnn", quotes)
    found = [judged(claim, statements=rows) for rows in (own, one, one.head(0))]
    assert [one.verdict for one in found] == ["supported", "supported", "not_checkable"]
    assert [one.confidence for one in found] == ["high", "medium", "low"]
