/* attack: lets the compiler say control characters
 * answer: not-compiled
 * labs: sum */
#error [2J]0;x and the rest
