spean-lex train --wrong
