"""The chapter robustness."""
