"""Input on the way from an area for development to an established committee; terms.py is the terms of reference."""
