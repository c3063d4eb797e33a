"""Write ``chapters/references.bib`` from the sources of the formulas: ``python docs/bibliography.py``."""

from __future__ import annotations

from pathlib import Path

from chokepoint.book.site.bibliography import FILE, fresh_bibliography

ROOT = Path(__file__).resolve().parents[1]

if __name__ == "__main__":
    (ROOT / FILE).write_text(fresh_bibliography(ROOT), encoding="utf-8")
