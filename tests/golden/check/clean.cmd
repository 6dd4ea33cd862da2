# An article and its translation that says the same: no finding.
. "$GOLDEN/complete.sh"
spean-check -v en.html km.html
