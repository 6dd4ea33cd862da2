# Each option that chooses.
printf '74 came on Friday.\tមក៧៦នាក់ នៅថ្ងៃចន្ទ។\nShe did not stay here.\tនាងបានស្នាក់នៅទីនេះ។\n' >p.tsv
spean-check p.tsv | cut -f 5-7
echo -c: $(spean-check -c date,time p.tsv | cut -f 5)
echo -x: $(spean-check -x date,number p.tsv | cut -f 5)
echo -S: $(spean-check -S warning p.tsv | cut -f 5)
echo -T: $(spean-check -T .92 p.tsv | cut -f 5)
echo -s -t: $(cut -f 1 p.tsv | paste - p.tsv | awk -F '\t' '{print $3 "\t" $1}' |
    spean-check -s km -t en | cut -f 5,12)
spean-check --json -c number p.tsv
spean-check --text --color always -c number p.tsv | sed 's/\x1b/ESC/g'
spean-check --json --text p.tsv
echo status $?
spean-check -c numbers p.tsv
echo status $?
spean-check -T x p.tsv
echo status $?
spean-check --wrong
