echo a >en.txt
echo ក >km.txt
spean-align --weights nowhere en.txt km.txt
