"""What a build does: plan, execute, stage, render, publish."""
