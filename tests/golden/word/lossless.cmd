spean-word -l km -d '<>' | sed 's/<>//g' | cmp - "$GOLDEN/lossless.in" && echo same
