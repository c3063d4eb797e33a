"""The chapter controls."""
