"""What is mined, refined and held in reserve: shares, concentration, capacity, editions."""
