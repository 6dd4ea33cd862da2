# What is not found; what is no use of it.
. "$GOLDEN/fuzzy.sh"
try() {
	spean-store fuzzy "$@"
	echo "$*: $?"
}
try tm.db 'nothing like it'
try tm.db ''
try tm.db '?!'
try tm.db 12
try tm.db '"; river ^ NEAR( *'
try tm.db --min 101 river
try tm.db --min 0 river
try tm.db -n 0 river
try tm.db -T 2 river
try tm.db --side=left river
try tm.db --colour river
try none.db river
try tm.db </dev/null
try
spean-store fuzzy tm.db 'Close the window.' >/dev/full
echo $?
