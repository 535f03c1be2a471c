"""Issue badges: keys, signing, baking. Clock, randomness and secrets live here and only here."""
