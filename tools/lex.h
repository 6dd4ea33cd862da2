/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TOOLS_LEX_H
#define SPEAN_TOOLS_LEX_H

/* The verbs of spean-lex; argv[0] is the verb. */
void lex_train(int argc, char **argv);
void lex_look(int argc, char **argv);
void lex_merge(int argc, char **argv);
void lex_prune(int argc, char **argv);
void lex_compile(int argc, char **argv);

#endif
