cp "$SAMPLE"/gold/2019/11-17-released-on-bail.en en.txt
cp "$SAMPLE"/gold/2019/11-17-released-on-bail.km km.txt
spean-align -s km -t en -f beads km.txt en.txt | wc -l
spean-align km.txt en.txt
