printf "Kem\tកែម\nKem\n" | spean-name -u -v
