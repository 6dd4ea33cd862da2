printf 'house\tផ្ទះ\n\377\t\377\nonly one\nhouse\tផ្ទះ\t0.5\t0.5\n' | spean-lex train
