printf '<li>item one<li>item two' >q.html
spean-extract q.html
