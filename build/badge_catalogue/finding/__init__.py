"""What the pages that find and plan download: facets, full text, and the columns of the planner."""
