"""The chapter revisions."""
