# What is not found; what is no query; what another query language would take
# for its own.
. "$GOLDEN/search.sh"
try() {
	spean-store search tm.db "$@" --tsv | cut -f 3
	spean-store search tm.db "$@" >/dev/null
	echo "$*: $?"
}
try lake
try ទឹកទឹក
try '?'
try "$(printf '\377')"
try 'river OR lake'
try 'river NOT alone'
try 'src_text:river'
try "'); DROP TABLE pair; --"
try '"the river'
try 'ri"ver'
try '^river'
try 'river + the'
try NEAR
try -n 0 river
try -T 2 river
spean-store search tm.db
echo $?
spean-store search none.db river
echo $?
spean-store search tm.db river >/dev/full
echo $?
