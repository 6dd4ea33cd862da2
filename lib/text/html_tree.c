/* SPDX-License-Identifier: MIT */
#include <spean/html_tree.h>

#include <setjmp.h>

#include <gumbo.h>

/*
 * The parser does not look whether it got memory, so it never gets none: its
 * memory is an arena, and where that ends we jump out of it and drop all.
 */
struct memory {
	struct sp_arena *arena;
	size_t max;
	jmp_buf out;
};

/* A page needs up to 60 bytes of tree a byte (<br><br><br> …); one that needs
 * four times that is made to fill the memory. */
#define TREE_BYTES ((size_t)256)
#define TREE_LEAST ((size_t)4 << 20)
#define TREE_MOST  ((size_t)1 << 30)

static void *
tree_alloc(void *user, size_t n)
{
	struct memory *mem = user;
	void *p = NULL;

	if (n <= mem->max && mem->arena->total <= mem->max - n)
		p = sp_arena_alloc(mem->arena, n);
	if (!p)
		longjmp(mem->out, 1);
	return p;
}

static void
tree_free(void *user, void *p)
{
	(void)user;
	(void)p;
}

/* A function of its own, for the jump comes back to it. */
static GumboOutput *
parse(struct memory *mem, struct sp_str page)
{
	GumboOptions options = kGumboDefaultOptions;

	options.allocator = tree_alloc;
	options.deallocator = tree_free;
	options.userdata = mem;
	options.max_errors = 0;
	if (setjmp(mem->out))
		return NULL;
	return gumbo_parse_with_options(&options, page.s, page.n);
}

enum sp_status
sp_html_tree_parse(
    struct sp_html_tree *tree, struct sp_str page, struct sp_err *err)
{
	struct memory mem = {.arena = &tree->mem};
	GumboOutput *output;

	sp_arena_reset(&tree->mem);
	mem.max = TREE_LEAST + page.n * TREE_BYTES;
	mem.max = mem.max < TREE_MOST ? mem.max : TREE_MOST;
	output = parse(&mem, page);
	if (!output && tree->mem.failed)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	if (!output)
		return sp_err_set(
		    err, SP_TOO_LARGE, "the tree of the page is too large");
	tree->root = output->root;
	return SP_OK;
}

void
sp_html_tree_release(struct sp_html_tree *tree)
{
	sp_arena_release(&tree->mem);
	*tree = (struct sp_html_tree){0};
}
