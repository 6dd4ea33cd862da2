# A page that had one partner and now has another: the old pair goes.
mkdir en km
for y in 2019 2020; do
	cp "$SAMPLE"/en/$y/*.html en/$y.html; cp "$SAMPLE"/km/$y/*.html km/$y.html
done
chmod -R u+w en km
pairs() { spean-store export -f tsv -a tm.db | cut -f 1,2 | uniq -c; }
build() { spean build -o tm.db "$@" en km | grep -E "^(unchanged|documents|paired|unpaired)"; pairs; }
mv km/2019.html x; mv km/2020.html km/2019.html; mv x km/2020.html
build
echo; build --pair content
echo; build --pair content
echo; build --pair path
# Two that were a pair, and are none now although both are there.
mv km/2019.html km/a.html; mv km/2020.html km/b.html
echo; build
echo; build --pair path
# What another program has put stays.
printf '2019.html\ta.html\t1.1\t1.1\t0.5000\tby hand\tដោយដៃ\n' | spean-store add tm.db
echo; build
echo; build --pair path
