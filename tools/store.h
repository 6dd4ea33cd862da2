/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TOOLS_STORE_H
#define SPEAN_TOOLS_STORE_H

#include <spean/store.h>

/* The verbs of spean-store; argv[0] is the verb. */
void store_add(int argc, char **argv);
void store_docs(int argc, char **argv);
void store_import(int argc, char **argv);
void store_export(int argc, char **argv);
void store_search(int argc, char **argv);
void store_fuzzy(int argc, char **argv);
void store_stats(int argc, char **argv);

/* Open a database, or die. */
struct sp_store *store_open(const char *path, enum sp_store_mode mode);

#endif
