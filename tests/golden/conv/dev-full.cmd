echo text | spean-conv >/dev/full
