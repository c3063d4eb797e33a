from golden import EIGHT, look_of

from chokepoint.stories.dossier import sheet
from chokepoint.stories.dossier.fields import FIELDS


def test_a_field_is_told_or_named_as_missing_and_never_both():
    for name in EIGHT:
        look = look_of(name)
        told = {line.field for line in look(sheet.every_line)}
        missing = set(look(sheet.missing_fields))
        assert not told & missing
        assert told | missing | {"controls", "elsewhere", "gaps"} == set(FIELDS)


def test_keys_of_lines_are_their_own():
    for name in EIGHT:
        keys = [line.key for line in look_of(name)(sheet.every_line)]
        assert len(keys) == len(set(keys))


def test_a_part_holds_its_fields_alone():
    assert {line.field for line in sheet.part(look_of("copper"), "doubt")} <= {
        "disagreement", "revision", "robustness", "gaps",
    }  # fmt: skip


def test_key_figures_of_a_list_of_one_say_no_share():
    keys = [one.key for one in look_of("stone_crushed")(sheet.key_figures)]
    assert not {"leader_share", "hhi"} & set(keys)
    labels = {one.key: str(one.label) for one in look_of("boron")(sheet.key_figures)}
    assert labels["leader_share"] == "share of the largest in what is listed"


def test_sentences_are_written_in_order():
    look = look_of("gallium")
    assert sheet.sentences(look, look(sheet.every_line))[0].startswith("The US Geological Survey puts")
