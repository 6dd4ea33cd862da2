printf '[0]:[0]\n[1]:[]\n[2,3]:[1]\n[]:[2]\n[4]:[3]\n' >gold
printf '[0]:[0]\t0.9\n[1]:[]\t0.6\n[2]:[1]\t0.4\n[3]:[2]\t0.2\n[4]:[3]\t0.95\n' >sys
spean-eval -c beads gold sys
