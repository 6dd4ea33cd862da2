echo 'One. Two.' | spean-tag -l en >/dev/full
