printf 'a\ta\t1\t1\t0.9\tHello you.\tHello.\n' | spean-store add -s en -t EN g.db; echo $?
ls
