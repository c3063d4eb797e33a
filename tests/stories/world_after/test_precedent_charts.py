"""Exports and shares of several cases on one clock."""

from chokepoint.stories.world_after import exhibits, precedent_charts


def test_the_alternative_text_tells_the_range_of_each_case(now):
    alt = now(exhibits.exports_after).alt
    assert "Gallium 2023: 0–258 percent" in alt
    assert "Germanium 2023: 0–67 percent" in alt


def test_the_note_tells_on_how_many_months_a_base_rests(now, t):
    figure = now(exhibits.exports_after)
    assert "behind a base: 1–12." in figure.notes
    twelve = figure.frame.assign(base_months=12)
    assert "behind a base: 12." in precedent_charts._exports_note(twelve, t)


def test_years_of_different_editions_are_not_joined(now):
    spec = str(now(exhibits.shares_after).spec)
    assert "'type': 'rule'" in spec
    assert "'type': 'line'" not in spec


def test_two_cases_can_be_compared_on_one_scale(now):
    choice = now(exhibits.exports_after)._repr_mimebundle_()[1]["chokepoint_figure"]["choice"]
    labels = {one["key"]: one["label"] for one in choice["options"]}
    assert len(labels) == 11
    assert labels["gallium-germanium"] == "Gallium 2023 and Germanium 2023"
    pair = next(state for state in choice["states"] if state["key"] == "gallium-germanium")
    assert {row[0] for row in pair["meta"]["table"]["rows"]} == {"Gallium 2023", "Germanium 2023"}
    assert pair["meta"]["title"].endswith("gallium in 2023 and germanium in 2023")
    assert len({str(domain) for domain in _y_domains(pair["spec"]["vconcat"])}) == 1


def _y_domains(node):
    if isinstance(node, list):
        return [domain for one in node for domain in _y_domains(one)]
    if not isinstance(node, dict):
        return []
    own = [node["y"]["scale"]["domain"]] if isinstance(node.get("y"), dict) and node["y"].get("scale") else []
    return own + [domain for one in node.values() for domain in _y_domains(one)]
