"""Africa: output, loans, debt, projects and who owns them."""
