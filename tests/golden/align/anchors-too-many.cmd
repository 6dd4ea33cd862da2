yes a | head -n 9 >en.txt
yes ក | head -n 9 >km.txt
printf '1\t2\n2\t2\n2\t3\n2\t4\n2\t5\n' >anchors.tsv
spean-align -a anchors.tsv en.txt km.txt
