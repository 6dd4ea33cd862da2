printf '[0]:[0]\n' >gold; spean-eval words gold gold
