printf '[0]:[0]\tmuch\n' >s; spean-eval beads s s | tail -n 1; spean-eval -c beads s s
