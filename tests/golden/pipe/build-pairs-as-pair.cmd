# The driver and the tools give the same pairs, however the pages are named.
same() { # NAME SRC TGT [--pair ...]
	name=$1 src=$2 tgt=$3
	shift 3
	spean-extract -l en $src/ | spean-norm -D | spean-sent -D >en.tsv
	spean-extract -l km $tgt/ | spean-norm -D | spean-sent -D >km.tsv
	spean-pair "$@" en.tsv km.tsv >docpairs.tsv
	spean-align -D -p docpairs.tsv en.tsv km.tsv >pairs.tsv
	rm -f typed.db
	spean-store add typed.db <pairs.tsv
	spean-store docs typed.db en.tsv km.tsv
	spean-store export -f tmx -a typed.db >typed.tmx
	for jobs in 1 2; do
		rm -f built.db
		spean build "$@" -j $jobs -o built.db $src $tgt >summary
		spean-store export -f tsv -a built.db | cmp - pairs.tsv &&
		spean-store export -f tmx -a built.db | cmp - typed.tmx &&
		echo "$name, -j $jobs: the same $(wc -l <pairs.tsv)"
	done
	grep -E "^(documents|paired|unpaired)" summary
}
cp -R "$SAMPLE/en" "$SAMPLE/km" .
chmod -R u+w en km
same "equal names" en km
same "equal names, by content" en km --pair content

# In one folder, other names, in another order; and pages without partner.
mkdir renamed
n=9
for page in $(find km -name "*.html" | LC_ALL=C sort); do
	n=$((n - 1))
	cp "$page" renamed/$n.html
done
cp -R en some
page() { printf "<html lang=$1><title>$2</title><body><h1>$2</h1><p>$3</p><p>$3</p></body></html>\n"; }
page en "A lamp that nobody lights" "The old lamp in the harbour has been dark for 41 years, said Peter Aldous." >some/0.html
page en "Chess for everyone" "Anna Brandt won the game on 3 June in 57 moves, and went home by bus." >some/z.html
page km ផ្លែស្វាយ "ផ្លែស្វាយទុំពណ៌លឿងមានរសជាតិផ្អែមឆ្ងាញ់ ហើយអ្នកភូមិតែងតែចែកគ្នាបរិភោគ។" >renamed/a.html
same "other names" some renamed
same "other names, by content" some renamed --pair content
same "other names, by path" some renamed --pair path

# Some of one name, and among those two that are no translations.
cp -R km partly
mv partly/2023 partly/other
cp renamed/a.html partly/0.html
same "some of one name" some partly
same "some of one name, by content" some partly --pair content
