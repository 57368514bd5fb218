// libxml2 built with ICU pulls in ICU's headers, which clash with Foundation's own copy (`UErrorCode`).
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
#include <libxml/xpath.h>
#include <libxml/xmlerror.h>
#include <libxml/globals.h>
// A macro in some versions and a variable in others.
static inline const char *libxml2_loaded_version(void) { return xmlParserVersion; }
