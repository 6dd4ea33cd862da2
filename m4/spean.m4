# SPDX-License-Identifier: MIT
# The macros of configure.ac.

# SP_NEED(NAME, MODULES, DEBIAN-PACKAGE): a library that must be there.
AC_DEFUN([SP_NEED], [
	PKG_CHECK_MODULES([$1], [$2], [],
		[AC_MSG_ERROR([$2 is missing or too old: install the Debian package $3])])])

# iconv stands in the C library or in GNU libiconv.
AC_DEFUN([SP_NEED_ICONV], [
	AC_CACHE_CHECK([for iconv], [sp_cv_iconv], [
		sp_cv_iconv=no
		sp_save_LIBS=$LIBS
		for sp_lib in '' -liconv; do
			LIBS="$sp_save_LIBS $sp_lib"
			AC_LINK_IFELSE([AC_LANG_PROGRAM([[#include <iconv.h>]],
				[[iconv_t c = iconv_open("UTF-8", "LATIN1"); return c == (iconv_t)-1;]])],
				[sp_cv_iconv=${sp_lib:-libc}; break])
		done
		LIBS=$sp_save_LIBS])
	AS_CASE([$sp_cv_iconv],
		[no], [AC_MSG_ERROR([iconv is missing: install the Debian package libc6-dev (or GNU libiconv)])],
		[libc], [ICONV_LIBS=],
		[ICONV_LIBS=$sp_cv_iconv])
	AC_SUBST([ICONV_LIBS])])

# SQLite is of use only with its full-text module.
AC_DEFUN([SP_NEED_FTS5], [
	AC_CACHE_CHECK([whether SQLite has FTS5], [sp_cv_fts5], [
		sp_save_CFLAGS=$CFLAGS; sp_save_LIBS=$LIBS
		CFLAGS="$CFLAGS $SQLITE_CFLAGS"; LIBS="$LIBS $SQLITE_LIBS"
		AC_RUN_IFELSE([AC_LANG_PROGRAM([[#include <sqlite3.h>]],
			[[sqlite3 *db = 0; int rc = 1;
			  if (sqlite3_open(":memory:", &db) == SQLITE_OK)
				rc = sqlite3_exec(db, "CREATE VIRTUAL TABLE t USING fts5(x)", 0, 0, 0);
			  sqlite3_close(db);
			  return rc != SQLITE_OK;]])],
			[sp_cv_fts5=yes], [sp_cv_fts5=no], [sp_cv_fts5='assumed (cross-compiling)'])
		CFLAGS=$sp_save_CFLAGS; LIBS=$sp_save_LIBS])
	AS_IF([test "$sp_cv_fts5" = no],
		[AC_MSG_ERROR([this SQLite has no FTS5: install the Debian package libsqlite3-dev])])])

AC_DEFUN([SP_NEED_THREADS], [
	AC_SEARCH_LIBS([pthread_create], [pthread], [],
		[AC_MSG_ERROR([POSIX threads are missing])])
	AC_SEARCH_LIBS([log], [m], [], [AC_MSG_ERROR([the mathematics library is missing])])])

# SP_FLAG(FLAG): add FLAG to SP_CFLAGS where the compiler knows it.
AC_DEFUN([SP_FLAG], [
	AC_MSG_CHECKING([whether $CC takes $1])
	sp_save_CFLAGS=$CFLAGS
	CFLAGS="$CFLAGS -Werror $1"
	AC_COMPILE_IFELSE([AC_LANG_PROGRAM([], [])],
		[AC_MSG_RESULT([yes]); SP_CFLAGS="$SP_CFLAGS $1"],
		[AC_MSG_RESULT([no])])
	CFLAGS=$sp_save_CFLAGS
	AC_SUBST([SP_CFLAGS])])

AC_DEFUN([SP_WARNINGS], [
	AC_SUBST([SP_CFLAGS])
	AC_SUBST([SP_LDFLAGS])
	m4_foreach_w([sp_flag], [-std=c11 -Wall -Wextra -Wpedantic -Wshadow
		-Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith
		-Wwrite-strings -Wcast-qual -Wformat=2 -Wundef -Wvla -Wconversion
		-fvisibility=default],
		[SP_FLAG(sp_flag)
	])])

# SP_FEATURE(NAME, HELP, CFLAGS, LDFLAGS): --enable-NAME, off unless asked for.
AC_DEFUN([SP_FEATURE], [
	AC_ARG_ENABLE([$1], [AS_HELP_STRING([--enable-$1], [$2])], [], [enable_$1=no])
	AS_IF([test "x$enable_$1" = xyes],
		[SP_CFLAGS="$SP_CFLAGS $3"; SP_LDFLAGS="$SP_LDFLAGS $4"])
	AM_CONDITIONAL(m4_toupper([ENABLE_$1]), [test "x$enable_$1" = xyes])])
