cp "$SAMPLE"/gold/2019/11-17-released-on-bail.en en.txt
spean-align en.txt en.txt; echo $?
spean-align -s en -t fr -m none -f beads en.txt en.txt | cut -f 1 | head -n 2
spean-align -s km -t km en.txt en.txt
