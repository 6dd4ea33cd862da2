cp "$SAMPLE"/gold/2019/11-17-released-on-bail.?? .
printf '3,4\t9\tfurther\tcolumns\n12\t12\n5\t9\n' >anchors.tsv
spean-align -a anchors.tsv -f beads *.en *.km | cut -f 1
