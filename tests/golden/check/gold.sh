# The sample stories as the gold has them, a pair a bead, without sentences that
# one side leaves out: what a perfect aligner would give of complete
# translations.
(cd "$SAMPLE/gold" && find . -name '*.beads' | LC_ALL=C sort) |
while read -r beads; do
	story=${beads#./}
	story=${story%.beads}
	awk -v story="$story" -v OFS='\t' '
	function side(list, text,   n, i, k, out) {
		n = split(substr(list, 2, length(list) - 2), k, ",")
		for (i = 1; i <= n; i++)
			out = out (i > 1 ? " " : "") text[k[i]]
		return out
	}
	function locs(list,   n, i, k, out) {
		n = split(substr(list, 2, length(list) - 2), k, ",")
		for (i = 1; i <= n; i++)
			out = out (i > 1 ? "," : "") k[i] + 1
		return out
	}
	FILENAME ~ /\.en$/ { en[FNR - 1] = $0; next }
	FILENAME ~ /\.km$/ { km[FNR - 1] = $0; next }
	/\[\]/ { next }
	{
		split($0, of, ":")
		print story ".en", story ".km", locs(of[1]), locs(of[2]), \
		    "1.0000", side(of[1], en), side(of[2], km)
	}' "$SAMPLE/gold/$story.en" "$SAMPLE/gold/$story.km" \
	    "$SAMPLE/gold/$beads"
done
