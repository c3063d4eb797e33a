"""The project's settings are read, or refused with the file's name."""

import pytest

from chokepoint.book.engine.contents.settings import read_config
from chokepoint.errors import BuildError


@pytest.mark.parametrize("text", ["", "- a", "a: ["])
def test_broken_settings_are_refused(tmp_path, text):
    (tmp_path / "_config.yml").write_text(text, encoding="utf-8")
    with pytest.raises(BuildError, match=r"_config\.yml"):
        read_config(tmp_path)


def test_settings_are_a_mapping(tmp_path):
    (tmp_path / "_config.yml").write_text("title: T\n", encoding="utf-8")
    assert read_config(tmp_path) == {"title": "T"}


def test_missing_settings_are_refused(tmp_path):
    with pytest.raises(BuildError, match=r"_config\.yml"):
        read_config(tmp_path)


@pytest.mark.parametrize("text", ["logo: logo.png", "html: {favicon: icon.png}"])
def test_a_setting_that_no_page_shows_is_refused_by_its_name(tmp_path, text):
    (tmp_path / "_config.yml").write_text(f"{text}\n", encoding="utf-8")
    with pytest.raises(BuildError, match=r"_config\.yml: (logo|favicon): is shown on no page.*out"):
        read_config(tmp_path)
