printf '%s\n' 'It rained.' 'Nobody came.' .EOA 'It rained.' .EOA 'He left.' >en.txt
printf '%s\n' 'ភ្លៀង។' .EOA 'ភ្លៀង។' 'គ្មាននរណាមក។' .EOA 'គាត់ចាកចេញ។' >km.txt
spean-align -d .EOA en.txt km.txt | awk -F '\t' '{ print $3, $4, $6 == ".EOA" ? $5 : "", $6, $7 }'
spean-align -d .EOA -f beads en.txt km.txt | cut -f 1
spean-align --delimiter .EOA -f ladder en.txt km.txt | cut -f 1,2
