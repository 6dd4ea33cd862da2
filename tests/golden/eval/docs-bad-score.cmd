printf 'a\tx\n' >gold; printf 'a\tx\nb\tx\tmuch\n' >sys; spean-eval docpairs gold sys
