printf 'Kem\tកែម\0Ley\tឡី\0' | spean-name -z | tr '\000' '/'
