"""The project's settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from chokepoint.errors import BuildError


def read_config(root: Path) -> dict[str, Any]:
    """Read the project's settings.

    Raises:
        BuildError: if ``_config.yml`` is not a YAML mapping.
    """
    try:
        config = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise BuildError("cannot be read", where="_config.yml", hint=str(error).replace("\n", " ")) from error
    if not isinstance(config, dict):
        raise BuildError("holds no settings", where="_config.yml", hint="see jupyterbook.org for its form")
    return config
