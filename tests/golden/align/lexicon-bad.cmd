printf "%s\n" "Rice is dear." "The house is old." >en.txt
printf "%s\n" "អង្ករថ្លៃ។" "ផ្ទះចាស់។" >km.txt
printf 'rice\tអង្ករ\ngarbage\n' >bad.lex
spean-align -m bad.lex -f beads en.txt km.txt | cut -f 1
spean-align -m bad.lex -f beads en.txt km.txt >/dev/null
