import json
from pathlib import Path

import pytest

from chokepoint.book.engine.sweeps.grid import read_grid
from chokepoint.errors import ChokepointError, ParameterError

ROOT = Path(__file__).resolve().parents[4]


def grid(workspace, *over, **given):
    return read_grid(workspace.root, "page", over, given)


def test_every_combination_comes_in_order_the_last_parameter_fastest(workspace):
    found = grid(workspace, "n=2,1", "word=all", as_of="2023-07-06")
    assert [tuple(point.values()) for point in found.points] == [(2, "a"), (2, "b"), (1, "a"), (1, "b")]
    assert found.axes == {"n": (2, 1), "word": ("a", "b")}
    job = found.job_at(found.points[1])
    assert dict(job.parameters) == {"as_of": "2023-07-06", "n": 2, "word": "b"}
    assert (job.page, job.notebook.name) == ("page", "page.ipynb")


@pytest.mark.parametrize(
    ("over", "given", "said"),
    [
        (["m=1"], {}, "page: no parameter 'm'"),
        (["words=a"], {}, "did you mean 'word'?"),
        (["n=1"], {"wrod": "a"}, "did you mean 'word'?"),
        (["n=1.5"], {}, "page: n: '1.5' is not of type int. Hint: a number; 1 to 99"),
        (["word=c"], {}, "page: word: 'c' is not of type"),
        (["n=1"], {"slow": "soon"}, "'soon' is not of type float"),
        (["n=1..3,2"], {}, "--over n: the value 2 is named twice"),
        (["word=a,all"], {}, "--over word: the value 'a' is named twice"),
        (["n=all"], {}, "page: n: the chapter lists no values for 'all'"),
        (["n=1"], {"n": "2"}, "-p n: is swept over and given"),
        (["n=1..400", "slow=1..400"], {}, "160,000 notebooks are more than 100,000"),
    ],
)
def test_what_will_not_do_is_refused_before_anything_runs(workspace, over, given, said):
    with pytest.raises(ParameterError) as caught:
        grid(workspace, *over, **given)
    assert said in caught.value.message
    assert not workspace.build.exists()


def test_an_unknown_chapter_is_refused_with_the_nearest_name(workspace):
    with pytest.raises(ChokepointError, match=r"no chapter 'pge'. Hint: did you mean 'page'\?"):
        read_grid(workspace.root, "pge", ["n=1"], {})


def test_the_rules_of_a_story_are_asked_with_the_nearest_name():
    with pytest.raises(ParameterError) as caught:
        read_grid(ROOT, "controls", ["mineral=galium,germanium"], {})
    assert caught.value.message.startswith("controls: mineral: 'galium' will not do")
    assert "did you mean 'gallium'?" in caught.value.message


def test_all_the_values_of_a_story_are_swept_over():
    found = read_grid(ROOT, "controls", ["mineral=all", "price_market=Other,Europe"], {})
    minerals = ("gallium", "germanium", "antimony", "graphite")
    assert found.axes == {"mineral": minerals, "price_market": ("Other", "Europe")}
    assert (len(found.points), found.left_out) == (8, ())


def test_a_combination_that_is_refused_is_left_out_if_each_of_its_values_has_another():
    found = read_grid(ROOT, "concentration", ["commodity=gallium,germanium", "year=2021..2023"], {})
    assert [one.point for one in found.left_out] == [
        {"commodity": "germanium", "year": 2022},
        {"commodity": "germanium", "year": 2023},
    ]
    assert "year: 2022 will not do" in found.left_out[0].reason
    assert len(found.points) == 4


def test_a_value_that_is_refused_in_every_combination_is_refused():
    with pytest.raises(ParameterError, match="concentration: year: 1999 will not do"):
        read_grid(ROOT, "concentration", ["commodity=gallium,germanium", "year=1999,2021"], {})
    with pytest.raises(ParameterError, match="concentration: publisher: 'USGS' will not do"):
        read_grid(ROOT, "concentration", ["commodity=iridium"], {})


def test_the_values_of_one_parameter_may_rest_on_those_of_another():
    found = read_grid(ROOT, "concentration", ["year=all", "commodity=germanium,krypton"], {})
    years = {point["year"] for point in found.points if point["commodity"] == "krypton"}
    assert years < set(found.axes["year"])
    assert list(found.axes) == ["year", "commodity"]
    assert json.dumps(found.axes)
