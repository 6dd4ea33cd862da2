printf "ផ្ទះ @ house\n" | spean-lex train -o out.tsv && ls && cat out.tsv
