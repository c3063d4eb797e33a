"""What is written beside and after the pages, and what a finished site is checked for."""
