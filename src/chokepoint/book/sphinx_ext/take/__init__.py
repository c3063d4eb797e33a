"""What a reader takes away: a page and a file for each number, a page and files for each figure."""
