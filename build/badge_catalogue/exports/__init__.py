"""The catalogue in the languages of other systems: pure, from the model to (site path, bytes)."""
