"""The two ports, once for each runtime: CPython and the browser."""
