/* SPDX-License-Identifier: MIT */
#include <spean/file.h>

#include <spean/utf8.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static enum sp_status
failed(struct sp_err *err, const char *what, const char *path)
{
	if (errno == ENOMEM)
		return sp_err_set(err, SP_NOMEM, "out of memory");
	return sp_err_set(
	    err, SP_IO, "cannot %s %s: %s", what, path, strerror(errno));
}

enum sp_status
sp_file_read(
    const char *path, size_t max, struct sp_buf *out, struct sp_err *err)
{
	enum sp_status status = SP_OK;
	size_t start = out->n;
	bool input = strcmp(path, "-") == 0;
	int fd = input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return failed(err, "open", path);
	for (;;) {
		char *room = sp_buf_room(out, (size_t)64 << 10);
		ssize_t got;

		if (!room) {
			status = sp_buf_status(out, err);
			break;
		}
		got = read(fd, room, out->cap - out->n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			status = failed(err, "read", path);
		if (got <= 0)
			break;
		out->n += (size_t)got;
		if (out->n - start > max) {
			status = sp_err_set(
			    err, SP_TOO_LARGE, "larger than %zu bytes", max);
			break;
		}
	}
	if (!input)
		close(fd);
	if (status != SP_OK)
		sp_buf_cut(out, start);
	return status;
}

struct sp_out {
	FILE *file;
	char *path; /* NULL: written in place */
	char *temp;
	bool owned; /* file is ours to close */
};

/* A place that a rename would replace instead of write to. */
static bool
is_special(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && !S_ISREG(st.st_mode) &&
	    !S_ISDIR(st.st_mode);
}

/* The rights that a file made by open() would have. */
static void
set_mode(int fd)
{
	mode_t mask = umask(0);

	umask(mask);
	fchmod(fd, 0666 & ~mask);
}

static enum sp_status
open_temp(struct sp_out *out, const char *path, struct sp_err *err)
{
	static const char suffix[] = ".XXXXXX";
	enum sp_status status;
	size_t n = strlen(path);
	char *temp;
	int fd;

	/* Told now, not by the rename when all the work is done. */
	errno = n == 0 ? ENOENT : EISDIR;
	if (n == 0 || sp_file_is_dir(path))
		return failed(err, "write", path);
	out->path = strdup(path);
	temp = malloc(n + sizeof(suffix));
	if (!out->path || !temp) {
		free(temp);
		return sp_err_set(err, SP_NOMEM, "out of memory");
	}
	memcpy(temp, path, n);
	memcpy(temp + n, suffix, sizeof(suffix));
	fd = mkstemp(temp);
	if (fd < 0) {
		status = failed(err, "write", path);
		free(temp);
		return status;
	}
	out->temp = temp; /* from now on there is a file to remove */
	set_mode(fd);
	out->file = fdopen(fd, "w");
	if (!out->file) {
		status = failed(err, "write", path);
		close(fd);
		return status;
	}
	return SP_OK;
}

struct sp_out *
sp_out_new(const char *path, struct sp_err *err)
{
	struct sp_out *out = calloc(1, sizeof(*out));

	if (!out) {
		sp_err_set(err, SP_NOMEM, "out of memory");
		return NULL;
	}
	if (!path || strcmp(path, "-") == 0) {
		out->file = stdout;
		return out;
	}
	out->owned = true;
	if (is_special(path)) {
		out->file = fopen(path, "w");
		if (!out->file)
			failed(err, "write", path);
	} else {
		open_temp(out, path, err);
	}
	if (!out->file) {
		sp_out_free(out);
		return NULL;
	}
	return out;
}

FILE *
sp_out_file(struct sp_out *out)
{
	return out->file;
}

enum sp_status
sp_out_commit(struct sp_out *out, struct sp_err *err)
{
	const char *name = out->path ? out->path : "the output";
	bool bad = ferror(out->file) != 0;

	/* What made an earlier write fail is forgotten by now. */
	errno = EIO;
	if (fflush(out->file) != 0)
		bad = true;
	if (out->temp && !bad && fsync(fileno(out->file)) != 0)
		bad = true;
	if (bad)
		return failed(err, "write", name);
	if (!out->owned)
		return SP_OK;
	if (fclose(out->file) != 0) {
		out->file = NULL;
		return failed(err, "write", name);
	}
	out->file = NULL;
	if (out->temp && rename(out->temp, out->path) != 0)
		return failed(err, "write", name);
	free(out->temp);
	out->temp = NULL;
	return SP_OK;
}

void
sp_out_free(struct sp_out *out)
{
	if (!out)
		return;
	if (out->owned && out->file)
		fclose(out->file);
	if (out->temp)
		unlink(out->temp);
	free(out->temp);
	free(out->path);
	free(out);
}

/* A path that can stand in a record: UTF-8 without controls. */
static bool
is_plain(struct sp_str path)
{
	size_t pos = 0;

	while (pos < path.n) {
		uint32_t cp = sp_utf8_next(path, &pos);

		if (cp < 0x20 || (cp >= 0x7F && cp <= 0x9F) ||
		    cp == SP_UTF8_BAD)
			return false;
	}
	return true;
}

static bool
add_path(struct sp_files *files, struct sp_str path)
{
	if (!path.s)
		return false;
	if (is_plain(path)) {
		if (!sp_grow(
			&files->path, &files->cap, files->n + 1, sizeof(path)))
			return false;
		files->path[files->n++] = path;
		return true;
	}
	if (!sp_grow(
		&files->odd, &files->odd_cap, files->nodd + 1, sizeof(path)))
		return false;
	files->odd[files->nodd++] = path;
	return true;
}

static enum sp_status walk(struct sp_files *files, struct sp_buf *path,
    size_t top, struct sp_err *err);

/* What path names: a folder is walked, a regular file is kept. */
static enum sp_status
visit(
    struct sp_files *files, struct sp_buf *path, size_t top, struct sp_err *err)
{
	const char *name = sp_buf_c(path);
	struct sp_str rel;
	struct stat st;

	if (!name)
		return sp_buf_status(path, err);
	if (lstat(name, &st) == 0 && S_ISDIR(st.st_mode)) {
		sp_buf_addc(path, '/');
		return walk(files, path, top, err);
	}
	if (stat(name, &st) != 0 || !S_ISREG(st.st_mode))
		return SP_OK;
	rel = sp_arena_dup(
	    &files->mem, sp_str_sub(sp_buf_str(path), top, path->n));
	if (!add_path(files, rel))
		return sp_err_set(err, SP_NOMEM, "out of memory");
	return SP_OK;
}

/* One folder of the walk: path ends in '/'. */
static enum sp_status
walk(
    struct sp_files *files, struct sp_buf *path, size_t top, struct sp_err *err)
{
	enum sp_status status = SP_OK;
	size_t base = path->n;
	const char *name = sp_buf_c(path);
	DIR *dir = name ? opendir(name) : NULL;
	struct dirent *entry;

	if (!dir && name && base > 1)
		path->s[base - 1] =
		    '\0'; /* the slash is ours, not the user's */
	if (!dir)
		return name ? failed(err, "open", name)
			    : sp_buf_status(path, err);
	while (status == SP_OK && (errno = 0, entry = readdir(dir))) {
		if (entry->d_name[0] == '.')
			continue;
		sp_buf_add(path, sp_str_c(entry->d_name));
		status = visit(files, path, top, err);
		sp_buf_cut(path, base);
	}
	if (status == SP_OK && errno != 0) {
		int why = errno;

		name = sp_buf_c(path);
		errno = why;
		status = failed(err, "read", name ? name : "a folder");
	}
	closedir(dir);
	return status;
}

static int
by_bytes(const void *a, const void *b)
{
	const struct sp_str *x = a, *y = b;

	return sp_str_cmp(*x, *y);
}

enum sp_status
sp_files_walk(struct sp_files *files, const char *dir, struct sp_err *err)
{
	struct sp_buf path = {0};
	enum sp_status status;

	sp_buf_add(&path, sp_str_c(dir));
	if (path.n > 0 && path.s[path.n - 1] != '/')
		sp_buf_addc(&path, '/');
	status = sp_buf_status(&path, err);
	if (status == SP_OK)
		status = walk(files, &path, path.n, err);
	if (status == SP_OK && files->n > 1)
		qsort(files->path, files->n, sizeof(*files->path), by_bytes);
	if (status == SP_OK && files->nodd > 1)
		qsort(files->odd, files->nodd, sizeof(*files->odd), by_bytes);
	sp_buf_release(&path);
	return status;
}

void
sp_files_release(struct sp_files *files)
{
	free(files->path);
	free(files->odd);
	sp_arena_release(&files->mem);
	*files = (struct sp_files){0};
}

bool
sp_file_is_dir(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}
