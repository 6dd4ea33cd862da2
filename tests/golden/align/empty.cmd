: >en.txt
printf "%s\n" "មួយ។" "ពីរ។" >km.txt
spean-align -f beads en.txt km.txt
: >km.txt
spean-align -f beads en.txt km.txt
