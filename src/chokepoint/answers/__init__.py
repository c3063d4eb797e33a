"""What the book states: recipes over tables, tried in other tables, and rules over them."""
