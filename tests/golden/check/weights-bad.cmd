# What is no line of weights is told with its place.
printf '74 came.\tមក៧៦នាក់។\n' >p.tsv
printf 'name\tbias\t-1\nnames\tbias\t-1\n' >kind.tsv
printf '# of names\nsentence\tbias\t1\nname\tjoined\t-1\n' >feature.tsv
printf 'name\tbias\tmuch\n' >number.tsv
for file in kind.tsv feature.tsv number.tsv missing.tsv; do
	spean-check --weights $file p.tsv
	echo status $?
done
