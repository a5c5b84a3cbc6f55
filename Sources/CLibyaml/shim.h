#ifndef TICKETS_CLIBYAML_SHIM_H
#define TICKETS_CLIBYAML_SHIM_H

#include <yaml.h>

#endif
