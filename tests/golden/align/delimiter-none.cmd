echo 'It rained.' >en.txt
echo 'ភ្លៀង។' >km.txt
spean-align -d .EOA -f beads en.txt km.txt | cut -f 1
