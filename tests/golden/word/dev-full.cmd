echo 'One. Two.' | spean-word -l en >/dev/full
