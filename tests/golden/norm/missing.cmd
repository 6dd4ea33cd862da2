printf 'a  b\n' >in.txt
spean-norm none.txt in.txt
