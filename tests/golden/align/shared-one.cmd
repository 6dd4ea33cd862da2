yes 'The number 1 is here, and so on.' | head -n 50 >en.txt
yes 'លេខ១នៅទីនេះ និងអ្វីៗទៀត។' | head -n 50 >km.txt
spean-align -f beads en.txt km.txt | cut -f 1 | awk -F: '{ n[$1 != "[]" && $2 != "[]"]++ } END { print n[0] + 0, n[1] }'
