"""The chapter concentration."""
