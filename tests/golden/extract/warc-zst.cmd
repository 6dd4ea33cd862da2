# A frame a record: warcinfo and four pages; then the third of them is spoilt, and the last cut. How zstd says why has changed.
cat >a.warc.zst; spean-extract -L l a.warc.zst; cut -f 1,6,7,9 l
{ head -c 450 a.warc.zst; printf xx; tail -c +453 a.warc.zst | head -c 500; } >b.warc.zst; spean-extract -L l b.warc.zst 2>e | cut -f 1 | uniq -c; cut -f 1,6,7,9 l
sed 's/spoilt at .*/spoilt/' e
