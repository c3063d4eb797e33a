"""What a stop of exports would do, how well the model of it did before, and what controls did."""
