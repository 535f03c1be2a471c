"""Steps 3 and 4: proofs, the keys they name, and the JSON-LD that they cover."""
