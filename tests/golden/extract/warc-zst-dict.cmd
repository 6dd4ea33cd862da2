# The same records, with a dictionary in the frame before them; without it none can be read. How zstd says why has changed.
cat >a.warc.zst; spean-extract -L l a.warc.zst | cut -f 1 | uniq -c; cut -f 1,6,7,9 l
tail -c +288 a.warc.zst | spean-extract 2>e | cut -f 1,2
sed 's/spoilt at .*/spoilt/' e
