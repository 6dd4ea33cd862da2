spean-pair --least 1.5 /dev/null /dev/null
