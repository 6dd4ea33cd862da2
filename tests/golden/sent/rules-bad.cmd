# The lists of corpora/sent are held to their form when the tables are made.
try() {
	printf "$1" >xx.txt
	LC_ALL=C awk -f "$GOLDEN/../../../corpora/gen/sent_rules.awk" xx.txt >out
	echo $?
}
try 'title\tmr\tMister\n'
try '# two\n\ntitle\tmrs\tMistress\ntitle\tmr\tMister\n'
try 'title\tmr\n'
try 'titles\tmr\tMister\n'
try 'title\tmr.\tMister\n'
try 'abbrev\tSt\tStreet\ntitle\tst\tSaint\n'
try 'opener\tThe "\n'
