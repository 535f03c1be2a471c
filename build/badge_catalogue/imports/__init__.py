"""Definitions from elsewhere: spreadsheets, other platforms' files, issue forms, the ESCO download. Pure."""
