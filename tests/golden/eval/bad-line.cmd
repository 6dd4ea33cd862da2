printf '[0]:[0]\n[1]:1\n' >gold; spean-eval beads gold gold
