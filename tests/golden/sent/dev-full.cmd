echo 'One. Two.' | spean-sent -l en >/dev/full
