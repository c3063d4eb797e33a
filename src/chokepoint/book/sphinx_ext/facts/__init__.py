"""Facts in prose: values, conditions, formulas, and the lists at the end of a page."""
