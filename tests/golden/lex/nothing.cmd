spean-lex train /dev/null
