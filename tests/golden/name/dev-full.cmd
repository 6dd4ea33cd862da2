printf 'Kem\tកែម\n' | spean-name >/dev/full
