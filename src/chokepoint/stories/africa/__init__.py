"""The chapter africa."""
