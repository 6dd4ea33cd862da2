/* SPDX-License-Identifier: MIT */
#include <spean/err.h>
