printf 'a\tx\nb\ty\n' >gold; printf 'a\tx\nb\tx\na\tx\t0.5\n' >sys
spean-eval docpairs gold sys
