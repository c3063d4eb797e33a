"""From chapters to pages: plan, execute, stage, render, check, publish; and the command line."""
