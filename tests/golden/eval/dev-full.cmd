printf '[0]:[0]\n' >g; spean-eval beads g g >/dev/full
