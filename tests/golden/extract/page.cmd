cat >a.html <<'P'
<!doctype html><html lang="en"><head><title>Rain fills the reservoirs | The Site</title>
<meta property="og:site_name" content="The Site"><meta name="author" content="Sok San">
<meta property="article:published_time" content="2020-05-01T08:00:00+07:00">
<link rel="canonical" href="https://example.org/rain"></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Rain fills the reservoirs</h1><p class="byline">By Sok San</p>
<ul class="share"><li>Facebook</li></ul>
<figure><img src="a.jpg"><figcaption>The water stands high (Photo: Ly).</figcaption></figure>
<p>The water stands high (Photo: Ly).</p>
<p>Three days of rain have filled the reservoirs of two provinces to the brim, officials said.</p>
<p>ទឹកភ្លៀងបីថ្ងៃបានធ្វើឱ្យអាងទឹកពេញ។</p>
<p>Farmers may now plant their fields a month earlier than they had planned to do it.</p>
<div class="related"><h3>Related</h3><p><a href="/x">Another story</a></p></div></article>
<footer>All rights reserved</footer></body></html>
P
spean-extract a.html
