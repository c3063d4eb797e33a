"""The chapter methods."""
