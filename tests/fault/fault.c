/* SPDX-License-Identifier: MIT */
/*
 * What befalls a program, loaded into it with LD_PRELOAD: its calls that change
 * files are counted, and at one of them it is killed, or from one of them on
 * the disk is full.
 *
 *     FAULT_COUNT=FILE  write to FILE how many calls there were
 *     FAULT_KILL=N      kill it at the Nth call, which is not made
 *     FAULT_HALF=1      or of which the first half was written
 *     FAULT_FULL=N      from the Nth call on no file grows: ENOSPC
 */
#define _GNU_SOURCE
/* Both names of each call are wanted here, as they are. */
#undef _FILE_OFFSET_BITS

#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_long calls;

static long
number(const char *name)
{
	const char *text = getenv(name);

	return text ? atol(text) : 0;
}

static ssize_t
really_write(int fd, const void *data, size_t n, off64_t at)
{
	static ssize_t (*how)(int, const void *, size_t, off64_t);

	if (!how)
		*(void **)&how = dlsym(RTLD_NEXT, "pwrite64");
	return how(fd, data, n, at);
}

/* One more call; the program may end here. */
static long
count(void)
{
	long n = atomic_fetch_add(&calls, 1) + 1;

	if (n == number("FAULT_KILL"))
		kill(getpid(), SIGKILL);
	return n;
}

/* One more call that would write n bytes to a place; false where it must not
 * be made. */
static bool
may_write(int fd, const void *data, size_t n, off64_t at)
{
	long full = number("FAULT_FULL");
	struct stat st;

	if (fd <= STDERR_FILENO)
		return true;
	if (number("FAULT_HALF") &&
	    atomic_load(&calls) + 1 == number("FAULT_KILL") && n > 1)
		really_write(fd, data, n / 2, at);
	if (count() < full || full == 0 || fstat(fd, &st) != 0 ||
	    !S_ISREG(st.st_mode) || at + (off64_t)n <= st.st_size)
		return true;
	errno = ENOSPC;
	return false;
}

ssize_t
pwrite(int fd, const void *data, size_t n, off_t at)
{
	return may_write(fd, data, n, at) ? really_write(fd, data, n, at) : -1;
}

ssize_t
pwrite64(int fd, const void *data, size_t n, off64_t at)
{
	return may_write(fd, data, n, at) ? really_write(fd, data, n, at) : -1;
}

ssize_t
write(int fd, const void *data, size_t n)
{
	static ssize_t (*how)(int, const void *, size_t);

	if (!how)
		*(void **)&how = dlsym(RTLD_NEXT, "write");
	if (fd > STDERR_FILENO &&
	    !may_write(fd, data, n, lseek(fd, 0, SEEK_CUR)))
		return -1;
	return how(fd, data, n);
}

static int
really_cut(int fd, off64_t size)
{
	static int (*how)(int, off64_t);

	if (!how)
		*(void **)&how = dlsym(RTLD_NEXT, "ftruncate64");
	count();
	return how(fd, size);
}

int
ftruncate(int fd, off_t size)
{
	return really_cut(fd, size);
}

int
ftruncate64(int fd, off64_t size)
{
	return really_cut(fd, size);
}

int
unlink(const char *path)
{
	static int (*how)(const char *);

	if (!how)
		*(void **)&how = dlsym(RTLD_NEXT, "unlink");
	count();
	return how(path);
}

int
rename(const char *from, const char *to)
{
	static int (*how)(const char *, const char *);

	if (!how)
		*(void **)&how = dlsym(RTLD_NEXT, "rename");
	count();
	return how(from, to);
}

__attribute__((destructor)) static void
tell(void)
{
	const char *path = getenv("FAULT_COUNT");
	FILE *file = path ? fopen(path, "w") : NULL;

	if (!file)
		return;
	fprintf(file, "%ld\n", atomic_load(&calls));
	fclose(file);
}
