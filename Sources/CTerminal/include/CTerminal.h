// What Swift cannot do with curses and signals: read its global variables and macros, and run handlers that are
// async-signal-safe.
#pragma once

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <stddef.h>
#include <stdint.h>

// Global variables of curses: Swift sees them as mutable state that no isolation protects.
static inline WINDOW *ct_screen_window(void) { return stdscr; }
static inline int ct_color_pairs(void) { return COLOR_PAIRS; }

// Macros with casts and shifts do not come through.
static const uint32_t ct_bold = A_BOLD;
static const uint32_t ct_dim = A_DIM;
static const uint32_t ct_italic = A_ITALIC;
static const uint32_t ct_underline = A_UNDERLINE;
static const uint32_t ct_reverse = A_REVERSE;

// Declared by wchar.h only under feature macros that would change other headers.
int wcwidth(wchar_t character);

// The terminal as it was found. `restore` is written as it is; at most 255 bytes are kept.
int ct_guard_begin(int fd, const char *restore, size_t length);
// Puts the terminal's modes back and, if asked, writes the string.
void ct_guard_restore(int writes_string);
// Forgets the terminal; crash handlers do nothing from here on.
void ct_guard_end(void);

// Before the process dies by a crash: restore the terminal if one is guarded, leave nothing to read, then let the
// previous action see the signal.
void ct_install_crash_handlers(void);
// HUP, TERM, INT, QUIT, WINCH, TSTP, CONT: their number is written to `fd` as one byte.
void ct_install_signal_bytes(int fd);
// The previous actions of both kinds of handlers.
void ct_remove_handlers(void);
// Makes the calling thread run soon after it wakes, beside threads that compute: it asks for short turns (Linux 6.12),
// not for more of the processor. Threads that it starts are as others are.
void ct_prefer_short_turns(void);
// Stops the process as the system does by itself on TSTP; returns when it goes on.
void ct_stop(void);
