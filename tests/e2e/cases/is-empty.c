/* expect: refused exit=3
 * diagnostic: says=does not define sum() */
