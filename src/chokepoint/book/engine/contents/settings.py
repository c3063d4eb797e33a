"""The project's settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from chokepoint.errors import BuildError


def read_config(root: Path) -> dict[str, Any]:
    """Read the project's settings.

    Raises:
        BuildError: if ``_config.yml`` is not a YAML mapping, or sets what the theme does not show.
    """
    try:
        config = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise BuildError("cannot be read", where="_config.yml", hint=str(error).replace("\n", " ")) from error
    if not isinstance(config, dict):
        raise BuildError("holds no settings", where="_config.yml", hint="see jupyterbook.org for its form")
    html = config.get("html")
    pictures = {"logo": config, "favicon": html if isinstance(html, dict) else {}}
    for name in (name for name, settings in pictures.items() if settings.get(name)):
        hint = "the theme has its own: sphinx_ext/theme/static; take the setting out"
        raise BuildError("is shown on no page", where=f"_config.yml: {name}", hint=hint)
    return config
