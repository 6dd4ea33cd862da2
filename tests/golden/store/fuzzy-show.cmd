# For readers: what only the memory has in brackets, what only the text has in
# braces; or both in color.
. "$GOLDEN/fuzzy.sh"
spean-store fuzzy tm.db 'The river rose 7 m in May.'
echo --
spean-store fuzzy tm.db 'Close the old window now.' --min 60
echo --
spean-store fuzzy tm.db 'ទន្លេស្រក ៧ ម ក្នុងខែឧសភា។' -n 1
echo --
spean-store fuzzy tm.db --color=always --min 60 'Close a window.'
NO_COLOR=1 spean-store fuzzy tm.db --color=auto --min 60 'Close a window.' -n 1
echo --
spean-store fuzzy tm.db --color=never 'Close the window.' "$(printf 'nothing\033[31m')" 'close window'
