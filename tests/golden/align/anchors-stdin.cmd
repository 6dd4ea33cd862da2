printf '%s\n' a b c >en.txt
printf '%s\n' ក ខ គ >km.txt
printf '3\t1\n' | spean-align -a - -f beads en.txt km.txt | cut -f 1
