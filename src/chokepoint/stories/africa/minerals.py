"""The minerals the chapter on Africa follows, each with the stage at which it is counted."""

from __future__ import annotations

MINED = (
    *("cobalt", "platinum", "tantalum", "manganese", "chromium", "palladium", "zirconium", "bauxite"),
    *("phosphate_rock", "copper", "gold", "uranium", "graphite", "lithium", "tin", "vanadium", "titanium"),
    *("fluorspar", "nickel", "iron_ore", "zinc", "tungsten", "rare_earths", "niobium", "antimony"),
)
"""What is counted as it leaves the mine."""
REFINED: dict[str, tuple[str, ...]] = {
    "gallium": ("primary", "not_stated"),
    "germanium": ("refinery", "not_stated"),
}
"""By-products, of which only refined output is counted; a publisher that names no stage is kept."""
STAGES: dict[str, tuple[str, ...]] = dict.fromkeys(MINED, ("mine",)) | REFINED
EARTHS = "rare_earths"
MEANT = (EARTHS, *REFINED)
"""The metals the article is about."""
LEADING = ("cobalt", "manganese", "platinum", "tantalum")
"""The minerals the chapter finds in African hands in every table; a test compares them with it."""
RECENT = 2018
"""Output of earlier years is no news of anything: no publisher's newest table is older."""
