printf '%s\n' a b c >en.txt
printf '%s\n' ក ខ គ >km.txt
printf '%s\n' '3	9' 'x	1' '1' '' '0	1' '1	-' '1,3	1' '1,2,3	1,2,3' '4	1' '3	2' >anchors.tsv
spean-align -a anchors.tsv -f beads en.txt km.txt | cut -f 1
spean-align -a anchors.tsv -f ladder en.txt km.txt >/dev/null 2>&1
