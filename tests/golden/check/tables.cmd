# Glossary, ignores, and variants.
printf 'The court set bail.\tតុលាការបានកំណត់ប្រាក់ធានា។\nSave the document as a file\tរក្សាទុកឯកសារជាឯកសារ\nSave the document as a file\tទុកឯកសារជាហ្វាល\nSave the document as a file\tរក្សាទុកឯកសារជាឯកសារ\nSave the document as a file\tរក្សាទុកឯកសារជាឯកសារ\n' >p.tsv
printf '# of courts\nbail\tការធានា|នៅក្រៅឃុំ\ncourt\t!តុលាការ\nno TAB\n' >terms.tsv
spean-check -g terms.tsv p.tsv
spean-check -T .3 --write-ignores right.tsv p.tsv >first
cut -f 5,12 first
cut -f 1,5 right.tsv
spean-check -T .3 --ignore right.tsv -v p.tsv
printf 'number\tp.tsv\nnonsense\t*\n' >>right.tsv
printf '74 came.\tមក៧៦នាក់។\n' >>p.tsv
spean-check -T .3 --ignore right.tsv p.tsv | cut -f 5
spean-check -T .3 --ignore right.tsv --write-ignores right.tsv p.tsv >again
cat again
cut -f 1 right.tsv
spean-check -g missing.tsv p.tsv
