"""Processes that have loaded what others need, and fork a child for each piece of work."""
