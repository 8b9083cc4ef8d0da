"""What the sandbox sends, held against what Discord sends."""
