spean-eval -q beads a b
