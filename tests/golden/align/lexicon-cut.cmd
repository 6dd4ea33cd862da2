printf "%s\n" "Rice is dear." "The house is old." >en.txt
printf "%s\n" "អង្ករថ្លៃ។" "ផ្ទះចាស់។" >km.txt
printf 'rice\tអង្ករ\nhouse\tផ្ទះ\n' >list
spean-lex compile -o whole.lex list
head -c 100 whole.lex >cut.lex
spean-align -m whole.lex -f beads en.txt km.txt >a
spean-align -m list -f beads en.txt km.txt | cmp - a
spean-align -m none -f beads en.txt km.txt | cmp -s - a || echo different
spean-align -m cut.lex en.txt km.txt
