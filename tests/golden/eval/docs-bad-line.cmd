printf 'a\tx\nb\n' >gold; printf 'a\tx\n' >sys; spean-eval docpairs gold sys
