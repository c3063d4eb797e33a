"""One chapter with every combination of some values: its notebooks, and all their facts in one table."""
