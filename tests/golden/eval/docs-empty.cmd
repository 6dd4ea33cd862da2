printf 'a\tx\n' >gold; spean-eval -c docpairs gold /dev/null
