// What Swift cannot take from <curses.h> as it stands: macros with casts, and its shared global variables.
#ifndef SELFSCREEN_CNCURSES_SHIM_H
#define SELFSCREEN_CNCURSES_SHIM_H

#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <curses.h>
#include <locale.h>
#include <langinfo.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

static const attr_t cncurses_normal = A_NORMAL;
static const attr_t cncurses_bold = A_BOLD;
static const attr_t cncurses_underline = A_UNDERLINE;
static const attr_t cncurses_reverse = A_REVERSE;
static const mmask_t cncurses_wheel_up = BUTTON4_PRESSED;
static const mmask_t cncurses_wheel_down = BUTTON5_PRESSED;
static const mmask_t cncurses_mouse_events = BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED;

// Only pages that are used are locked, not the whole program file.
#ifdef MCL_ONFAULT
static const int cncurses_lock_on_fault = MCL_ONFAULT;
#else
static const int cncurses_lock_on_fault = 4;
#endif

static inline SCREEN *cncurses_open(void) { return newterm(NULL, stdout, stdin); }
static inline WINDOW *cncurses_screen(void) { return stdscr; }
static inline int cncurses_colors(void) { return COLORS; }
static inline attr_t cncurses_pair(short pair) { return (attr_t)COLOR_PAIR(pair); }

// prctl takes variable arguments, which Swift cannot pass.
static inline int cncurses_forbid_dumps(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

#endif
