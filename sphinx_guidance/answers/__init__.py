"""What the parties answered to checklists: the values, how they count, and their file."""
