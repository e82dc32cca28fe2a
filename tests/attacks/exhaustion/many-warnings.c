/* attack: a hundred thousand warnings
 * answer: not-compiled
 * labs: sum */
#define W1 { int unused_thing; }
#define W2 W1 W1 W1 W1 W1 W1 W1 W1 W1 W1
#define W3 W2 W2 W2 W2 W2 W2 W2 W2 W2 W2
#define W4 W3 W3 W3 W3 W3 W3 W3 W3 W3 W3
#define W5 W4 W4 W4 W4 W4 W4 W4 W4 W4 W4
#define W6 W5 W5 W5 W5 W5 W5 W5 W5 W5 W5
void many(void);
void many(void)
{
	W6
}
