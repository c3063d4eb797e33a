"""The chapter claims."""
