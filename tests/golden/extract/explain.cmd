cat >a.html <<'P'
<!doctype html><html lang="en"><head><title>The river falls | The Site</title></head><body>
<div class="menu"><a href="/">Home</a> <a href="/news">News</a></div>
<div class="story" id="s1"><h1>The river falls</h1><div class="by">By Sok San</div>
<figure><img src="a.jpg"><figcaption>Boats lie on the sand.</figcaption></figure>
<div class="cap">Boats lie on the sand.</div>
<p>The river has fallen by two metres in a week, and boats lie on the sand.</p>
<p>Read also: <a href="/x">Another story</a></p>
<h2>What comes next</h2>
<p>Engineers expect rain in the mountains before the end of the next month.</p>
<p>Until then the ferry is going to stay where it is, and so are its passengers.</p>
<p>###</p>
<h3>Related</h3><ul><li><a href="/y">Yet another story</a></li></ul></div>
<div style="display:none">Not to be seen</div>
<footer>All rights reserved</footer></body></html>
P
printf 'A headline of a text\n\nThe first paragraph of the text is as long as such a thing is.\n\nPrint\n' >b.txt
: >c.txt
spean-extract --explain a.html b.txt c.txt
