#ifndef SELFSCREEN_CARGUMENTS_H
#define SELFSCREEN_CARGUMENTS_H

// The arguments that the program was started with, as the kernel gave them.
int arguments_count(void);
char **arguments_values(void);

#endif
