"""The descriptor of the package: read strictly, and refused where it says what the book cannot obey."""
