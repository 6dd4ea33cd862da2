# What is no pair is told with its line; the rest is checked.
printf 'one column\n74 came.\tមក៧៦នាក់។\n\t\nA\tB\377\nNo Khmer here.\t\n' >bad.tsv
spean-check bad.tsv
echo status $?
printf '\000\001\002\377\n' | spean-check
echo status $?
spean-check missing.tsv bad.tsv | wc -l
spean-check /dev/null
printf '\377\376A\000\t\000' >wide.tsv
spean-check wide.tsv
