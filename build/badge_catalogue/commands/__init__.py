"""What `catalogue NAME` does: the edge where arguments, folders, clock and network are met."""
