printf 'c  d\n' >in.txt
printf 'a  b\n' | spean-norm - in.txt
