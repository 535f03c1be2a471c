"""Reports for people and programs: sheets to print, pages of codes and of the API, the schema of a report."""
