# A pair stream in, the same bytes out; twice is once.
printf 'a.html\ta.html\t@title.1\t@title.1\t0.9812\tTwo rivers\tទន្លេពីរ\n' >p.tsv
printf 'a.html\ta.html\t1.1,1.2\t1.1\t0.7500\tThe water rose. It fell.\tទឹកឡើងហើយស្រក។\tmore\t\n' >>p.tsv
printf 'a.html\ta.html\t1.3\t-\t0.6000\tNo one was hurt.\t\n' >>p.tsv
printf 'b.html\tc.html\t-\t1.1\t0.6000\t\tអរគុណ។\n' >>p.tsv
spean-store add tm.db <p.tsv && spean-store add tm.db p.tsv &&
spean-store export -f tsv --all tm.db | cmp - p.tsv &&
spean-store export --format=tsv tm.db &&
spean-store stats tm.db
ls
