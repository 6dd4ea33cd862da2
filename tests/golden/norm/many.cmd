# records across the borders of all buffers, CR LF ends, empty ones, no last LF
awk 'BEGIN {
	for (i = 0; i < 30000; i++)
		printf "%s\n", i % 7 ? "ក  " i "\r" : ""
	printf "last  one"
}' >in.txt
awk '{ sub(/\r$/, ""); gsub(/  /, " "); print }' in.txt >want.txt
spean-norm -v in.txt >out.txt && cmp want.txt out.txt && wc -c <out.txt
tr '\n' '\0' <in.txt | spean-norm -z | tr '\0' '\n' | cmp - want.txt
spean-norm in.txt - in.txt <in.txt | cmp - <<END
$(cat want.txt want.txt want.txt)
END
