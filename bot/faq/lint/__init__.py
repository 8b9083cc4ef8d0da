"""What is not an error but worth a look: warnings, coverage, dead links."""
