printf '%s\n' a b c >en.txt
printf '%s\n' ក ខ គ >km.txt
printf '1\t2\n3\t1\n' >anchors.tsv
spean-align -a anchors.tsv en.txt km.txt
