/* attack: initialises a gigabyte of static memory
 * answer: not-compiled
 * labs: sum */
char great[1 << 30] = { [(1 << 30) - 1] = 1 };
