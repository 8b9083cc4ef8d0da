"""The files of an FAQ: reading, parsing, and explaining what is wrong in them."""
