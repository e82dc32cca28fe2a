/* attack: lets the assembler repeat a line without an end
 * answer: refused says=assembly
 * labs: sum */
__asm__(".rept 1000000000\n.byte 0\n.endr\n");
