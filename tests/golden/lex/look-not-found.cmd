printf "house\tផ្ទះ\t1\t1\n" >lex.tsv; spean-lex look lex.tsv tree house "" hous
