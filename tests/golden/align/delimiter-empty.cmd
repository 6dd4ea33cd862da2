printf '%s\n' 'It rained.' 'Nobody came.' '' 'It rained.' >en.txt
printf '%s\n' 'ភ្លៀង។' '' 'ភ្លៀង។' 'គ្មាននរណាមក។' >km.txt
spean-align -d '' -f beads en.txt km.txt | cut -f 1
