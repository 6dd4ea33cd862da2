# The nearest first, with what differs; numbers count little; the same two texts
# come once.
. "$GOLDEN/fuzzy.sh"
show() {
	echo "== $*"
	spean-store fuzzy --tsv tm.db "$@" | cut -f 1,3,8-
}
show 'The river rose 5 m in May.'
show 'the RIVER rose 5 m, in May'
show 'The river rose 7 m in May.'
show 'The river rose ៧ m in May.'
show 'The river rose 5 m.'
show 'Close a window.'
show 'ទន្លេឡើង ៥ ម ក្នុងខែឧសភា។'
show 'ទន្លេឡើង 5 ម ក្នុងខែឧសភា'
show 'ទន្លេឡើង ១៦ ម ក្នុងខែឧសភា។'
show 'ទន្លេស្រក ១៦ ម ក្នុងខែឧសភា។'
show 'បិទ បង្អួច'
show 'close the window' 'CLOSE THE WINDOW' river
