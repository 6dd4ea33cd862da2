awk 'BEGIN { for (i = 0; i < 64; i++) { a = a "a"; b = b "អ" }
	printf "%s\tអ\na\t%s\n%s\t%s\n", a, b, substr(a, 2), substr(b, 4) }' |
    spean-name | awk -F'\t' '{ print $3 }'
