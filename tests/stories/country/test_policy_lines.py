from country_golden import look_of

from chokepoint.analysis.policy import controls
from chokepoint.stories.country import answers_policy, policy_lines


def told(country, write):
    look = look_of(country)
    return [line.sentence(look.t) for line in look(write)]


def test_what_china_licenses_its_newest_step_and_the_states_of_the_others_are_told():
    lines = told("CHN", policy_lines.control_lines)
    assert lines[0].startswith("Whatever the destination, a licence is needed for: gallium, germanium")
    assert lines[1].startswith("The newest step was announced on ")
    assert lines[-1].startswith("Texts were looked for up to ")
    assert told("COD", policy_lines.control_lines) == []


def test_every_state_of_a_step_is_counted_once():
    look = look_of("CHN")
    steps = look(answers_policy.chinese_steps)
    counted = [line.numbers["n"].value for line in policy_lines._other_states(look)]
    assert sum(counted) == (steps["state"] != controls.IN_FORCE).sum()
    assert set(steps["state"]) <= {controls.IN_FORCE, *policy_lines.STANDING}


def test_an_own_list_and_the_list_of_another_are_told():
    american = told("USA", policy_lines.list_lines)
    assert american[0] == "Its newest official list, of 2025, names 42 minerals."
    assert "the United States" not in american[1]
    chinese = told("CHN", policy_lines.list_lines)
    assert chinese[0] == "No official list of China is among those read here."
    assert chinese[1].startswith("On the newest list of the United States it leads in ")
    assert len(told("GBR", policy_lines.list_lines)) == 1
