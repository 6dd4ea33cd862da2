mkdir g s; printf '[0]:[0]\n' >g/a.gold; spean-eval beads g s
