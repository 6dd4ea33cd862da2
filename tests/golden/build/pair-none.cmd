mkdir en km
echo "The old lamp in the harbour has been dark for 41 years." >en/a.txt
echo "ផ្លែស្វាយទុំពណ៌លឿងមានរសជាតិផ្អែមឆ្ងាញ់ ហើយអ្នកភូមិតែងតែចែកគ្នាបរិភោគ។" >km/b.txt
for by in auto path content; do
	spean build --pair $by -o tm.db en km | grep -v seconds; echo
done
spean build --pair content -m none -o tm.db en km >/dev/null
spean build --pair some -o tm.db en km; echo $?
TMPDIR=/nowhere spean build -o tm.db en km; echo $?
TMPDIR=/nowhere spean build --pair path -o tm.db en km >/dev/null 2>&1; echo $?
