"""What codes and headlines say to people, in every language."""
