printf 'a\tx\nb\t\377\n' >gold; spean-eval docpairs gold gold
