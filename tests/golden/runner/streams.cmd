# Standard input comes in; output, error and status are held apart.
cat
echo 'said aside' >&2
exit 3
