# The folder is empty and ours, the tools are the built ones.
ls -A
touch made && ls
test -f "$GOLDEN/place.cmd" && echo found
case $(command -v spean) in */tools/spean) echo built ;; esac
