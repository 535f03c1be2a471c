"""What a badge claims, before anything of it is believed."""
