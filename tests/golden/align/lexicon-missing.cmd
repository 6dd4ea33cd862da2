printf "%s\n" "Rice is dear." "The house is old." >en.txt
printf "%s\n" "អង្ករថ្លៃ។" "ផ្ទះចាស់។" >km.txt
spean-align -m nosuch.lex en.txt km.txt
