"""Rules on what a badge stands for elsewhere: practice that it attests, decisions of others on it, its upkeep."""
