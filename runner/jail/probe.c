int probe(unsigned m); int probe_deed(const char*a,const char*b);
int probe(unsigned m){(void)m;return 0;} int probe_deed(const char*a,const char*b){(void)a;(void)b;return 0;}
