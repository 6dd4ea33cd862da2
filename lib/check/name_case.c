/* SPDX-License-Identifier: MIT */
#include <spean/name_case.h>

static const char *const kind_name[SP_NAME_CASE_KINDS] = {
    [SP_NAME_CASE_ACRONYM] = "acronym",
    [SP_NAME_CASE_WORDS] = "words",
    [SP_NAME_CASE_NAME] = "name",
    [SP_NAME_CASE_KEPT] = "kept",
    [SP_NAME_CASE_KNOWN] = "known",
    [SP_NAME_CASE_TITLED] = "titled",
};

static const char *const feature_name[SP_NAME_FEATURES] = {
    [SP_NAME_BIAS] = "bias",
    [SP_NAME_NONE] = "none",
    [SP_NAME_CHANCE] = "chance",
    [SP_NAME_PART] = "part",
    [SP_NAME_DOUBTFUL] = "doubtful",
    [SP_NAME_ACRONYM] = "acronym",
    [SP_NAME_TITLED] = "titled",
    [SP_NAME_WORDS] = "words",
    [SP_NAME_SHORT] = "short",
    [SP_NAME_SAID] = "said",
    [SP_NAME_MOST] = "most",
    [SP_NAME_UNKNOWN] = "unknown",
    [SP_NAME_SOUND] = "sound",
    [SP_NAME_KNOWN] = "known",
    [SP_NAME_CLASS] = "class",
    [SP_NAME_PLURAL] = "plural",
    [SP_NAME_SEEN] = "seen",
    [SP_NAME_OTHER] = "other",
    [SP_NAME_OTHER_MAYBE] = "other-maybe",
    [SP_NAME_UNMET] = "unmet",
    [SP_NAME_LIKE] = "like",
    [SP_NAME_DOUBTFUL_ODD] = "doubtful-odd",
    [SP_NAME_UNLIKE] = "unlike",
};

const char *
sp_name_case_kind_name(enum sp_name_case_kind kind)
{
	return kind_name[kind];
}

const char *
sp_name_feature_name(enum sp_name_feature feature)
{
	return feature_name[feature];
}
