printf 'a\tx\nb\ty\nc\tz\nd\tw\n' >gold
printf 'a\tx\t0.95\tname:A=B\nb\ty\t0.9\nb\tz\t0.4\ne\tw\t0.3\n' >sys
spean-eval -c docpairs gold sys
