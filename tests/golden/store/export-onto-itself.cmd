printf 'a\ta\t1\t1\t0.9\tHello you.\tសួស្តី។\n' | spean-store add g.db
ln -s g.db link.db
spean-store export -f tsv -o g.db g.db; echo $?
spean-store export -f tsv -o link.db g.db; echo $?
spean-store export -f tsv -a g.db
