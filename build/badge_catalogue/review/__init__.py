"""What reviewers need of a change: what differs between two catalogues or two built sites, and who approves."""
