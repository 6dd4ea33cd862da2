# Every misuse is told and has status 2.
spean-store
echo $?
spean-store fuzz tm.db
echo $?
spean-store --loud
echo $?
spean-store add
echo $?
spean-store add --all tm.db
echo $?
spean-store docs tm.db en.tsv
echo $?
spean-store docs tm.db - -
echo $?
spean-store export -f po tm.db
echo $?
spean-store export -f tsv --plain tm.db
echo $?
spean-store export --min-score 70 tm.db
echo $?
spean-store export -s e tm.db
echo $?
spean-store stats -s en tm.db
echo $?
ls
