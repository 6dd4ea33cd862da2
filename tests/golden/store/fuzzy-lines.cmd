# Lines of standard input; a bad one is reported, and the others go on.
. "$GOLDEN/fuzzy.sh"
printf 'Close the window.\n\377\n\nnothing like it\nបិទបង្អួច។\n' >lines
spean-store fuzzy tm.db <lines
echo $?
spean-store fuzzy --tsv tm.db - <lines | cut -f 1,3,8-
spean-store fuzzy tm.db - "$(printf 'a\377')" 'Close the window!' </dev/null
echo $?
