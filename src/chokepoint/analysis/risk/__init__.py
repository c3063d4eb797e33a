"""Supply risk: concentration beyond the plain index, the scores of others, and what a stop would do."""
