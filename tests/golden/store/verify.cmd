# What another program changes is told: a row, the text behind the index (which
# a program without the tokenizer cannot change), and an index that was made for
# other texts, which can be made anew.
printf 'a\tb\t1\t1\t1\tOne river.\tទន្លេមួយ។\n' | spean-store add tm.db
printf 'a\tb\t2\t2\t1\tTwo.\tពីរ។\n' | spean-store add tm2.db
spean-store verify tm.db
echo $?
sqlite3 tm.db "UPDATE pair SET score = .5; UPDATE document SET title = 'x'"
spean-store verify tm.db 2>&1
echo $?
sqlite3 tm2.db "DELETE FROM text_index_docsize"
spean-store verify tm2.db 2>&1
echo $?
spean-store verify --reindex tm2.db
echo $?
# One that cannot be written to.
chmod a-w tm.db tm2.db
spean-store verify tm2.db
echo $?
spean-store verify missing.db
