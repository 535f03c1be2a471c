"""Step 1: badges in files: PNG, SVG, PDF, ZIP, text."""
