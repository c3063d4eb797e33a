"""The chapters: one folder each holds all that is its own."""
