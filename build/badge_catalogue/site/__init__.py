"""A whole site: every file of it, the folder it is written to, and the processes that share the work."""
