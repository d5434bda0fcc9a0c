"""What a resolution, a point, an answer *is*: pure values, no input or output, no clock."""
