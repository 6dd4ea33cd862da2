printf 'ឲ្យ អោយ ឱ្យ ១២3 «A’s» – <<É>>\n' | spean-norm -l km --level search
