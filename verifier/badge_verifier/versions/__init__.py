"""Step 2: from a payload to a credential, for every version of the standard."""
