printf '[1]:[1]\n[0]:[0]\n' >sys; printf '[0]:[0]\n' >gold; spean-eval beads gold sys
