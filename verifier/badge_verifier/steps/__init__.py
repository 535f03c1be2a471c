"""Steps 5 to 10, and what is shown of a badge."""
