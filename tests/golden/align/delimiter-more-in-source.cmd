printf '%s\n' a .EOA b >en.txt
printf '%s\n' ក ខ >km.txt
spean-align -d .EOA en.txt km.txt
