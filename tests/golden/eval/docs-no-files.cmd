mkdir g s; printf '[0]:[0]\n' >g/a.beads; spean-eval docpairs g s
