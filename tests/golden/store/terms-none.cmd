# What is not found; what is no query; what cannot be read.
. "$GOLDEN/terms.sh"
try() {
	spean-store terms tm.db "$@"
	echo "$*: $?"
}
try river
try ទន្លេ
try '?'
try "$(printf '\377')"
try -n 0 lake
try -c 0 lake
try -T 2 lake
try -m none.lex lake
try -s km lake
spean-store terms tm.db
echo $?
spean-store terms none.db river
echo $?
spean-store terms tm.db lake >/dev/full
echo $?
