mkdir a
for n in "$(printf 'new\nline')" "$(printf 't\tab')" "$(printf 'n\377')" ok; do
	echo '<p>Hello there, this is long. Yes.' >"a/$n.html"
done
spean-extract a
