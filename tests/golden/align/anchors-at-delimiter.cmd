printf '%s\n' a .EOA b >en.txt
printf '%s\n' ក .EOA ខ >km.txt
printf '1\t3\n' >anchors.tsv
spean-align -a anchors.tsv -d .EOA en.txt km.txt; echo $?
printf '2\t2\n3\t3\n' >anchors.tsv
spean-align -a anchors.tsv -d .EOA -f beads en.txt km.txt | cut -f 1
printf '1\t1\n1\t2\n' >anchors.tsv
spean-align -a anchors.tsv -d .EOA en.txt km.txt
