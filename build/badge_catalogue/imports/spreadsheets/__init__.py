"""Definitions from spreadsheets: tables, headings, what cells say and how they were spoiled; the sheet we offer."""
