"""What is kept of a person: found, handed out, erased."""
