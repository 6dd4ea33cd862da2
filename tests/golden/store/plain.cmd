# No props, a date from the environment, codes in lower case, low scores left out.
printf 'a\tb\t1\t1\t0.9000\tOne.\tមួយ។\na\tb\t2\t2\t0.8999\tTwo.\tពីរ។\n' >p.tsv
spean-store add -s en-GB -t km tm.db p.tsv &&
SOURCE_DATE_EPOCH=1573948800 spean-store export -p -T .9 -s EN-gb -t KM tm.db |
    sed 's/toolversion="[0-9.]*"/toolversion=""/'
spean-store export tm.db >none.tmx
echo $?
SOURCE_DATE_EPOCH=now spean-store export tm.db
echo $?
