#pragma once
#include <expat.h>
#include <malloc.h>
