# Who lacks the tokenizer reads everything, but cannot spoil the index.
printf 'a.html\ta.html\t1.1\t1.1\t0.9000\tTwo rivers.\tទន្លេពីរ។\n' |
    spean-store add tm.db
sqlite3 tm.db 'SELECT src_text, tgt_text FROM pair'
sqlite3 tm.db 'PRAGMA integrity_check'
sqlite3 tm.db 'DELETE FROM pair' 2>&1 | sed 's/.*no such/no such/'
sqlite3 tm.db 'SELECT count(*) FROM pair'
