spean-eval beads a b
