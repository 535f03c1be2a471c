"""What runs in the browser for *Describe your badge*; it stands on the loader, the checks and the importers."""
