"""What machines read: cards, feed, twins."""
