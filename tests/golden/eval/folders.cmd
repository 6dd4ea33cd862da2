mkdir g s; printf '[0]:[0]\n' >g/a.gold; printf '[0]:[0]\n[1]:[1]\n' >g/b.gold
printf '[0]:[0]\n' >s/a.beads; printf '[0]:[0]\n[1]:[]\n[]:[1]\n' >s/b.beads
spean-eval -b 200 beads g s
