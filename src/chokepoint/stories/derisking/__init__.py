"""The chapter derisking."""
