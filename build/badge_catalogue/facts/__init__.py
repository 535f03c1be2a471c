"""What is said of a definition, worked out from the model: numbers in words, worth, the sixteen elements, relations."""
