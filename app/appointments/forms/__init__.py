"""What is written down at the council's meeting when members are appointed: a module for each step."""
