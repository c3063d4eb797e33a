"""What governments decided: controls, laws, lists, targets, and what followed."""
