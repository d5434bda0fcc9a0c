"""How good suggestions are: beside gold, per class, with numbers of cases and confidence intervals."""
