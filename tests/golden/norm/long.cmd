# a record longer than what is treated at once; rejected it passes unchanged
awk 'BEGIN {
	for (i = 0; i < 40000; i++)
		printf "ក្រ  %s\302\240 \342\200\213ក\342\200\213ង\342\200\213", i
	print ""
}' >in.txt
awk 'BEGIN {
	for (i = 0; i < 40000; i++)
		printf "ក្រ %s ក\342\200\213ង%s", i,
		    i < 39999 ? "\342\200\213" : ""
	print ""
}' >want.txt
spean-norm -l km in.txt >out.txt && cmp want.txt out.txt && wc -c <out.txt
sed 's/^/a\t/; s/$/\tz  z/' want.txt >columns.txt
sed 's/^/a\t/; s/$/\tz  z/' in.txt | spean-norm -l km -k 2 | cmp - columns.txt
{ echo 'a  b'; tr -d '\n' <in.txt; printf '\377\nc  d\n'; } >bad.txt
{ echo 'a b'; tr -d '\n' <in.txt; printf '\377\nc d\n'; } >kept.txt
spean-norm -l km bad.txt >out.txt
status=$?
cmp kept.txt out.txt
exit $status
