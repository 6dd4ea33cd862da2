# NUL, a lone mark, an unassigned code point, a noncharacter.
printf 'A\0 b. C.\n\341\237\222. \340\246\204 D.\n\357\277\277! E\n' |
    spean-sent -l km | od -An -c
