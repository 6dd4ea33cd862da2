# Names and sentences are told by what the file says of them, and by the default
# where it says nothing.
printf 'd\td\t1\t1\t1.0000\tNokia is here.\tSamsung នៅទីនេះ។\n' >p.tsv
printf 'd\td\t2,3\t2\t1.0000\tShe opened the new school. The farmers sold rice at the market.\tកសិករបានលក់ស្រូវនៅផ្សារ។\n' >>p.tsv
told() {
	spean-check -c name,missing "$@" p.tsv | cut -f 3,5,6
}
echo default
told
echo no names
printf '# none\nname\tbias\t-50\nkept\tbias\t-50\n' >names.tsv
told --weights names.tsv
echo no sentences
printf 'sentence\tbias\t-50\n' >sentences.tsv
told --weights sentences.tsv
echo neither
cat names.tsv sentences.tsv | told --weights -
echo default
told --weights /dev/null
