"""Runs of notebooks: forks and kernels, what a run depends on, and what an earlier run left."""
