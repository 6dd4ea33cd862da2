spean-lex compile -o out.lex missing.tsv; ls
