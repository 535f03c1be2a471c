"""From YAML to the model and back: nodes with their places, single values, fields, reading, writing, mending."""
