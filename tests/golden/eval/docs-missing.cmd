printf 'a\tx\n' >gold; spean-eval docpairs gold sys
