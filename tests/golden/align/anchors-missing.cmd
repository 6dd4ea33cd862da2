: >en.txt
spean-align -a nowhere en.txt en.txt
