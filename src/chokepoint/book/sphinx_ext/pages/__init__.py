"""Pages that nobody writes, and what stands around those that are written."""
