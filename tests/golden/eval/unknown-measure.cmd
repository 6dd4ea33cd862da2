printf '[0]:[0]\n' >gold; spean-eval docs gold gold
