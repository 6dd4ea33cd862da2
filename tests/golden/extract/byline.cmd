cat >a.html <<'P'
<!doctype html><html lang="en"><head><title>The river falls | The Site</title>
<base href="https://site.example/en/"><link rel="canonical" href="river-falls">
<script type="application/ld+json">{"@type": "BreadcrumbList", "itemListElement": [
{"name": "Home", "item": "https://site.example/"}, {"name": "Water"}, {"name": "The river falls"}]}</script>
</head><body><div>Tuesday, 3 December 2019</div><h1>The river falls</h1>
<div>By Sok San | 15 November 2019, 10:30 | Updated: 16 November 2019</div>
<p>The river has fallen by two metres in a week, and boats lie on the sand.</p>
<p>Engineers expect rain in the mountains before the end of 1 January 2020.</p>
<p>Until then the ferry is going to stay where it is, and so are its passengers.</p>
</body></html>
P
printf 'ទឹកទន្លេស្រកចុះ\n\nដោយ សុខ សាន\n\n១៥ វិច្ឆិកា ២០១៩\n\nទឹកទន្លេបានស្រកពីរម៉ែត្រក្នុងមួយសប្តាហ៍ ហើយទូកជាច្រើនស្ថិតនៅលើខ្សាច់ តាំងពីដើមខែមករា ឆ្នាំ២០១៨ មក។\n' >b.txt
spean-extract a.html b.txt
