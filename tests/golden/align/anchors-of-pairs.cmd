cp "$SAMPLE"/gold/2019/11-17-released-on-bail.?? .
spean-align -f beads *.en *.km >all.beads
spean-align *.en *.km | cut -f 3,4 | grep -v -- - >anchors.tsv
spean-align --anchors anchors.tsv -f beads *.en *.km >anchored.beads
cut -f 1 all.beads >all
cut -f 1 anchored.beads | cmp - all
