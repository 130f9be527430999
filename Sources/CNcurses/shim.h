// The wide half of curses (cchar_t, setcchar, wadd_wch) is declared only under this macro.
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <term.h>
