"""What is no error and yet worth a look: warnings, coverage, dead links."""
