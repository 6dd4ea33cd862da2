# A writer that is killed in the middle of its work leaves what was there.
printf 'a\tb\t1\t1\t0.9000\tOne.\tមួយ។\n' >p.tsv
spean-store add tm.db p.tsv
mkfifo pipe
{
	spean-store add tm.db pipe &
	writer=$!
	{
		awk 'BEGIN { for (i = 1; i < 40000; i++)
			print "a\tb\t" i "\t" i "\t0.5000\tTwo.\tTwo." }'
		# By now it has read all but what the pipe holds.
		kill -9 $writer
	} >pipe
	wait $writer
} 2>/dev/null
spean-store export -f tsv --all tm.db
spean-store add tm.db p.tsv
spean-store export -f tsv --all tm.db
ls
