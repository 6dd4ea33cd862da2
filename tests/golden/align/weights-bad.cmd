echo a >en.txt
echo ក >km.txt
printf 'words\t.3\nword\t1\n' >weights.tsv
spean-align --weights weights.tsv en.txt km.txt
