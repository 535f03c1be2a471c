"""What is made from the fields and the checks: JSON Schemas for editors, and the questions that are asked."""
