/* honest: three thousand lines */
#include "sum.h"

#include <stdlib.h>

static long f0(long x)
{
	return x + 0;
}

static long f1(long x)
{
	return x + 1;
}

static long f2(long x)
{
	return x + 2;
}

static long f3(long x)
{
	return x + 3;
}

static long f4(long x)
{
	return x + 4;
}

static long f5(long x)
{
	return x + 5;
}

static long f6(long x)
{
	return x + 6;
}

static long f7(long x)
{
	return x + 7;
}

static long f8(long x)
{
	return x + 8;
}

static long f9(long x)
{
	return x + 9;
}

static long f10(long x)
{
	return x + 10;
}

static long f11(long x)
{
	return x + 11;
}

static long f12(long x)
{
	return x + 12;
}

static long f13(long x)
{
	return x + 13;
}

static long f14(long x)
{
	return x + 14;
}

static long f15(long x)
{
	return x + 15;
}

static long f16(long x)
{
	return x + 16;
}

static long f17(long x)
{
	return x + 17;
}

static long f18(long x)
{
	return x + 18;
}

static long f19(long x)
{
	return x + 19;
}

static long f20(long x)
{
	return x + 20;
}

static long f21(long x)
{
	return x + 21;
}

static long f22(long x)
{
	return x + 22;
}

static long f23(long x)
{
	return x + 23;
}

static long f24(long x)
{
	return x + 24;
}

static long f25(long x)
{
	return x + 25;
}

static long f26(long x)
{
	return x + 26;
}

static long f27(long x)
{
	return x + 27;
}

static long f28(long x)
{
	return x + 28;
}

static long f29(long x)
{
	return x + 29;
}

static long f30(long x)
{
	return x + 30;
}

static long f31(long x)
{
	return x + 31;
}

static long f32(long x)
{
	return x + 32;
}

static long f33(long x)
{
	return x + 33;
}

static long f34(long x)
{
	return x + 34;
}

static long f35(long x)
{
	return x + 35;
}

static long f36(long x)
{
	return x + 36;
}

static long f37(long x)
{
	return x + 37;
}

static long f38(long x)
{
	return x + 38;
}

static long f39(long x)
{
	return x + 39;
}

static long f40(long x)
{
	return x + 40;
}

static long f41(long x)
{
	return x + 41;
}

static long f42(long x)
{
	return x + 42;
}

static long f43(long x)
{
	return x + 43;
}

static long f44(long x)
{
	return x + 44;
}

static long f45(long x)
{
	return x + 45;
}

static long f46(long x)
{
	return x + 46;
}

static long f47(long x)
{
	return x + 47;
}

static long f48(long x)
{
	return x + 48;
}

static long f49(long x)
{
	return x + 49;
}

static long f50(long x)
{
	return x + 50;
}

static long f51(long x)
{
	return x + 51;
}

static long f52(long x)
{
	return x + 52;
}

static long f53(long x)
{
	return x + 53;
}

static long f54(long x)
{
	return x + 54;
}

static long f55(long x)
{
	return x + 55;
}

static long f56(long x)
{
	return x + 56;
}

static long f57(long x)
{
	return x + 57;
}

static long f58(long x)
{
	return x + 58;
}

static long f59(long x)
{
	return x + 59;
}

static long f60(long x)
{
	return x + 60;
}

static long f61(long x)
{
	return x + 61;
}

static long f62(long x)
{
	return x + 62;
}

static long f63(long x)
{
	return x + 63;
}

static long f64(long x)
{
	return x + 64;
}

static long f65(long x)
{
	return x + 65;
}

static long f66(long x)
{
	return x + 66;
}

static long f67(long x)
{
	return x + 67;
}

static long f68(long x)
{
	return x + 68;
}

static long f69(long x)
{
	return x + 69;
}

static long f70(long x)
{
	return x + 70;
}

static long f71(long x)
{
	return x + 71;
}

static long f72(long x)
{
	return x + 72;
}

static long f73(long x)
{
	return x + 73;
}

static long f74(long x)
{
	return x + 74;
}

static long f75(long x)
{
	return x + 75;
}

static long f76(long x)
{
	return x + 76;
}

static long f77(long x)
{
	return x + 77;
}

static long f78(long x)
{
	return x + 78;
}

static long f79(long x)
{
	return x + 79;
}

static long f80(long x)
{
	return x + 80;
}

static long f81(long x)
{
	return x + 81;
}

static long f82(long x)
{
	return x + 82;
}

static long f83(long x)
{
	return x + 83;
}

static long f84(long x)
{
	return x + 84;
}

static long f85(long x)
{
	return x + 85;
}

static long f86(long x)
{
	return x + 86;
}

static long f87(long x)
{
	return x + 87;
}

static long f88(long x)
{
	return x + 88;
}

static long f89(long x)
{
	return x + 89;
}

static long f90(long x)
{
	return x + 90;
}

static long f91(long x)
{
	return x + 91;
}

static long f92(long x)
{
	return x + 92;
}

static long f93(long x)
{
	return x + 93;
}

static long f94(long x)
{
	return x + 94;
}

static long f95(long x)
{
	return x + 95;
}

static long f96(long x)
{
	return x + 96;
}

static long f97(long x)
{
	return x + 97;
}

static long f98(long x)
{
	return x + 98;
}

static long f99(long x)
{
	return x + 99;
}

static long f100(long x)
{
	return x + 100;
}

static long f101(long x)
{
	return x + 101;
}

static long f102(long x)
{
	return x + 102;
}

static long f103(long x)
{
	return x + 103;
}

static long f104(long x)
{
	return x + 104;
}

static long f105(long x)
{
	return x + 105;
}

static long f106(long x)
{
	return x + 106;
}

static long f107(long x)
{
	return x + 107;
}

static long f108(long x)
{
	return x + 108;
}

static long f109(long x)
{
	return x + 109;
}

static long f110(long x)
{
	return x + 110;
}

static long f111(long x)
{
	return x + 111;
}

static long f112(long x)
{
	return x + 112;
}

static long f113(long x)
{
	return x + 113;
}

static long f114(long x)
{
	return x + 114;
}

static long f115(long x)
{
	return x + 115;
}

static long f116(long x)
{
	return x + 116;
}

static long f117(long x)
{
	return x + 117;
}

static long f118(long x)
{
	return x + 118;
}

static long f119(long x)
{
	return x + 119;
}

static long f120(long x)
{
	return x + 120;
}

static long f121(long x)
{
	return x + 121;
}

static long f122(long x)
{
	return x + 122;
}

static long f123(long x)
{
	return x + 123;
}

static long f124(long x)
{
	return x + 124;
}

static long f125(long x)
{
	return x + 125;
}

static long f126(long x)
{
	return x + 126;
}

static long f127(long x)
{
	return x + 127;
}

static long f128(long x)
{
	return x + 128;
}

static long f129(long x)
{
	return x + 129;
}

static long f130(long x)
{
	return x + 130;
}

static long f131(long x)
{
	return x + 131;
}

static long f132(long x)
{
	return x + 132;
}

static long f133(long x)
{
	return x + 133;
}

static long f134(long x)
{
	return x + 134;
}

static long f135(long x)
{
	return x + 135;
}

static long f136(long x)
{
	return x + 136;
}

static long f137(long x)
{
	return x + 137;
}

static long f138(long x)
{
	return x + 138;
}

static long f139(long x)
{
	return x + 139;
}

static long f140(long x)
{
	return x + 140;
}

static long f141(long x)
{
	return x + 141;
}

static long f142(long x)
{
	return x + 142;
}

static long f143(long x)
{
	return x + 143;
}

static long f144(long x)
{
	return x + 144;
}

static long f145(long x)
{
	return x + 145;
}

static long f146(long x)
{
	return x + 146;
}

static long f147(long x)
{
	return x + 147;
}

static long f148(long x)
{
	return x + 148;
}

static long f149(long x)
{
	return x + 149;
}

static long f150(long x)
{
	return x + 150;
}

static long f151(long x)
{
	return x + 151;
}

static long f152(long x)
{
	return x + 152;
}

static long f153(long x)
{
	return x + 153;
}

static long f154(long x)
{
	return x + 154;
}

static long f155(long x)
{
	return x + 155;
}

static long f156(long x)
{
	return x + 156;
}

static long f157(long x)
{
	return x + 157;
}

static long f158(long x)
{
	return x + 158;
}

static long f159(long x)
{
	return x + 159;
}

static long f160(long x)
{
	return x + 160;
}

static long f161(long x)
{
	return x + 161;
}

static long f162(long x)
{
	return x + 162;
}

static long f163(long x)
{
	return x + 163;
}

static long f164(long x)
{
	return x + 164;
}

static long f165(long x)
{
	return x + 165;
}

static long f166(long x)
{
	return x + 166;
}

static long f167(long x)
{
	return x + 167;
}

static long f168(long x)
{
	return x + 168;
}

static long f169(long x)
{
	return x + 169;
}

static long f170(long x)
{
	return x + 170;
}

static long f171(long x)
{
	return x + 171;
}

static long f172(long x)
{
	return x + 172;
}

static long f173(long x)
{
	return x + 173;
}

static long f174(long x)
{
	return x + 174;
}

static long f175(long x)
{
	return x + 175;
}

static long f176(long x)
{
	return x + 176;
}

static long f177(long x)
{
	return x + 177;
}

static long f178(long x)
{
	return x + 178;
}

static long f179(long x)
{
	return x + 179;
}

static long f180(long x)
{
	return x + 180;
}

static long f181(long x)
{
	return x + 181;
}

static long f182(long x)
{
	return x + 182;
}

static long f183(long x)
{
	return x + 183;
}

static long f184(long x)
{
	return x + 184;
}

static long f185(long x)
{
	return x + 185;
}

static long f186(long x)
{
	return x + 186;
}

static long f187(long x)
{
	return x + 187;
}

static long f188(long x)
{
	return x + 188;
}

static long f189(long x)
{
	return x + 189;
}

static long f190(long x)
{
	return x + 190;
}

static long f191(long x)
{
	return x + 191;
}

static long f192(long x)
{
	return x + 192;
}

static long f193(long x)
{
	return x + 193;
}

static long f194(long x)
{
	return x + 194;
}

static long f195(long x)
{
	return x + 195;
}

static long f196(long x)
{
	return x + 196;
}

static long f197(long x)
{
	return x + 197;
}

static long f198(long x)
{
	return x + 198;
}

static long f199(long x)
{
	return x + 199;
}

static long f200(long x)
{
	return x + 200;
}

static long f201(long x)
{
	return x + 201;
}

static long f202(long x)
{
	return x + 202;
}

static long f203(long x)
{
	return x + 203;
}

static long f204(long x)
{
	return x + 204;
}

static long f205(long x)
{
	return x + 205;
}

static long f206(long x)
{
	return x + 206;
}

static long f207(long x)
{
	return x + 207;
}

static long f208(long x)
{
	return x + 208;
}

static long f209(long x)
{
	return x + 209;
}

static long f210(long x)
{
	return x + 210;
}

static long f211(long x)
{
	return x + 211;
}

static long f212(long x)
{
	return x + 212;
}

static long f213(long x)
{
	return x + 213;
}

static long f214(long x)
{
	return x + 214;
}

static long f215(long x)
{
	return x + 215;
}

static long f216(long x)
{
	return x + 216;
}

static long f217(long x)
{
	return x + 217;
}

static long f218(long x)
{
	return x + 218;
}

static long f219(long x)
{
	return x + 219;
}

static long f220(long x)
{
	return x + 220;
}

static long f221(long x)
{
	return x + 221;
}

static long f222(long x)
{
	return x + 222;
}

static long f223(long x)
{
	return x + 223;
}

static long f224(long x)
{
	return x + 224;
}

static long f225(long x)
{
	return x + 225;
}

static long f226(long x)
{
	return x + 226;
}

static long f227(long x)
{
	return x + 227;
}

static long f228(long x)
{
	return x + 228;
}

static long f229(long x)
{
	return x + 229;
}

static long f230(long x)
{
	return x + 230;
}

static long f231(long x)
{
	return x + 231;
}

static long f232(long x)
{
	return x + 232;
}

static long f233(long x)
{
	return x + 233;
}

static long f234(long x)
{
	return x + 234;
}

static long f235(long x)
{
	return x + 235;
}

static long f236(long x)
{
	return x + 236;
}

static long f237(long x)
{
	return x + 237;
}

static long f238(long x)
{
	return x + 238;
}

static long f239(long x)
{
	return x + 239;
}

static long f240(long x)
{
	return x + 240;
}

static long f241(long x)
{
	return x + 241;
}

static long f242(long x)
{
	return x + 242;
}

static long f243(long x)
{
	return x + 243;
}

static long f244(long x)
{
	return x + 244;
}

static long f245(long x)
{
	return x + 245;
}

static long f246(long x)
{
	return x + 246;
}

static long f247(long x)
{
	return x + 247;
}

static long f248(long x)
{
	return x + 248;
}

static long f249(long x)
{
	return x + 249;
}

static long f250(long x)
{
	return x + 250;
}

static long f251(long x)
{
	return x + 251;
}

static long f252(long x)
{
	return x + 252;
}

static long f253(long x)
{
	return x + 253;
}

static long f254(long x)
{
	return x + 254;
}

static long f255(long x)
{
	return x + 255;
}

static long f256(long x)
{
	return x + 256;
}

static long f257(long x)
{
	return x + 257;
}

static long f258(long x)
{
	return x + 258;
}

static long f259(long x)
{
	return x + 259;
}

static long f260(long x)
{
	return x + 260;
}

static long f261(long x)
{
	return x + 261;
}

static long f262(long x)
{
	return x + 262;
}

static long f263(long x)
{
	return x + 263;
}

static long f264(long x)
{
	return x + 264;
}

static long f265(long x)
{
	return x + 265;
}

static long f266(long x)
{
	return x + 266;
}

static long f267(long x)
{
	return x + 267;
}

static long f268(long x)
{
	return x + 268;
}

static long f269(long x)
{
	return x + 269;
}

static long f270(long x)
{
	return x + 270;
}

static long f271(long x)
{
	return x + 271;
}

static long f272(long x)
{
	return x + 272;
}

static long f273(long x)
{
	return x + 273;
}

static long f274(long x)
{
	return x + 274;
}

static long f275(long x)
{
	return x + 275;
}

static long f276(long x)
{
	return x + 276;
}

static long f277(long x)
{
	return x + 277;
}

static long f278(long x)
{
	return x + 278;
}

static long f279(long x)
{
	return x + 279;
}

static long f280(long x)
{
	return x + 280;
}

static long f281(long x)
{
	return x + 281;
}

static long f282(long x)
{
	return x + 282;
}

static long f283(long x)
{
	return x + 283;
}

static long f284(long x)
{
	return x + 284;
}

static long f285(long x)
{
	return x + 285;
}

static long f286(long x)
{
	return x + 286;
}

static long f287(long x)
{
	return x + 287;
}

static long f288(long x)
{
	return x + 288;
}

static long f289(long x)
{
	return x + 289;
}

static long f290(long x)
{
	return x + 290;
}

static long f291(long x)
{
	return x + 291;
}

static long f292(long x)
{
	return x + 292;
}

static long f293(long x)
{
	return x + 293;
}

static long f294(long x)
{
	return x + 294;
}

static long f295(long x)
{
	return x + 295;
}

static long f296(long x)
{
	return x + 296;
}

static long f297(long x)
{
	return x + 297;
}

static long f298(long x)
{
	return x + 298;
}

static long f299(long x)
{
	return x + 299;
}

static long f300(long x)
{
	return x + 300;
}

static long f301(long x)
{
	return x + 301;
}

static long f302(long x)
{
	return x + 302;
}

static long f303(long x)
{
	return x + 303;
}

static long f304(long x)
{
	return x + 304;
}

static long f305(long x)
{
	return x + 305;
}

static long f306(long x)
{
	return x + 306;
}

static long f307(long x)
{
	return x + 307;
}

static long f308(long x)
{
	return x + 308;
}

static long f309(long x)
{
	return x + 309;
}

static long f310(long x)
{
	return x + 310;
}

static long f311(long x)
{
	return x + 311;
}

static long f312(long x)
{
	return x + 312;
}

static long f313(long x)
{
	return x + 313;
}

static long f314(long x)
{
	return x + 314;
}

static long f315(long x)
{
	return x + 315;
}

static long f316(long x)
{
	return x + 316;
}

static long f317(long x)
{
	return x + 317;
}

static long f318(long x)
{
	return x + 318;
}

static long f319(long x)
{
	return x + 319;
}

static long f320(long x)
{
	return x + 320;
}

static long f321(long x)
{
	return x + 321;
}

static long f322(long x)
{
	return x + 322;
}

static long f323(long x)
{
	return x + 323;
}

static long f324(long x)
{
	return x + 324;
}

static long f325(long x)
{
	return x + 325;
}

static long f326(long x)
{
	return x + 326;
}

static long f327(long x)
{
	return x + 327;
}

static long f328(long x)
{
	return x + 328;
}

static long f329(long x)
{
	return x + 329;
}

static long f330(long x)
{
	return x + 330;
}

static long f331(long x)
{
	return x + 331;
}

static long f332(long x)
{
	return x + 332;
}

static long f333(long x)
{
	return x + 333;
}

static long f334(long x)
{
	return x + 334;
}

static long f335(long x)
{
	return x + 335;
}

static long f336(long x)
{
	return x + 336;
}

static long f337(long x)
{
	return x + 337;
}

static long f338(long x)
{
	return x + 338;
}

static long f339(long x)
{
	return x + 339;
}

static long f340(long x)
{
	return x + 340;
}

static long f341(long x)
{
	return x + 341;
}

static long f342(long x)
{
	return x + 342;
}

static long f343(long x)
{
	return x + 343;
}

static long f344(long x)
{
	return x + 344;
}

static long f345(long x)
{
	return x + 345;
}

static long f346(long x)
{
	return x + 346;
}

static long f347(long x)
{
	return x + 347;
}

static long f348(long x)
{
	return x + 348;
}

static long f349(long x)
{
	return x + 349;
}

static long f350(long x)
{
	return x + 350;
}

static long f351(long x)
{
	return x + 351;
}

static long f352(long x)
{
	return x + 352;
}

static long f353(long x)
{
	return x + 353;
}

static long f354(long x)
{
	return x + 354;
}

static long f355(long x)
{
	return x + 355;
}

static long f356(long x)
{
	return x + 356;
}

static long f357(long x)
{
	return x + 357;
}

static long f358(long x)
{
	return x + 358;
}

static long f359(long x)
{
	return x + 359;
}

static long f360(long x)
{
	return x + 360;
}

static long f361(long x)
{
	return x + 361;
}

static long f362(long x)
{
	return x + 362;
}

static long f363(long x)
{
	return x + 363;
}

static long f364(long x)
{
	return x + 364;
}

static long f365(long x)
{
	return x + 365;
}

static long f366(long x)
{
	return x + 366;
}

static long f367(long x)
{
	return x + 367;
}

static long f368(long x)
{
	return x + 368;
}

static long f369(long x)
{
	return x + 369;
}

static long f370(long x)
{
	return x + 370;
}

static long f371(long x)
{
	return x + 371;
}

static long f372(long x)
{
	return x + 372;
}

static long f373(long x)
{
	return x + 373;
}

static long f374(long x)
{
	return x + 374;
}

static long f375(long x)
{
	return x + 375;
}

static long f376(long x)
{
	return x + 376;
}

static long f377(long x)
{
	return x + 377;
}

static long f378(long x)
{
	return x + 378;
}

static long f379(long x)
{
	return x + 379;
}

static long f380(long x)
{
	return x + 380;
}

static long f381(long x)
{
	return x + 381;
}

static long f382(long x)
{
	return x + 382;
}

static long f383(long x)
{
	return x + 383;
}

static long f384(long x)
{
	return x + 384;
}

static long f385(long x)
{
	return x + 385;
}

static long f386(long x)
{
	return x + 386;
}

static long f387(long x)
{
	return x + 387;
}

static long f388(long x)
{
	return x + 388;
}

static long f389(long x)
{
	return x + 389;
}

static long f390(long x)
{
	return x + 390;
}

static long f391(long x)
{
	return x + 391;
}

static long f392(long x)
{
	return x + 392;
}

static long f393(long x)
{
	return x + 393;
}

static long f394(long x)
{
	return x + 394;
}

static long f395(long x)
{
	return x + 395;
}

static long f396(long x)
{
	return x + 396;
}

static long f397(long x)
{
	return x + 397;
}

static long f398(long x)
{
	return x + 398;
}

static long f399(long x)
{
	return x + 399;
}

static long f400(long x)
{
	return x + 400;
}

static long f401(long x)
{
	return x + 401;
}

static long f402(long x)
{
	return x + 402;
}

static long f403(long x)
{
	return x + 403;
}

static long f404(long x)
{
	return x + 404;
}

static long f405(long x)
{
	return x + 405;
}

static long f406(long x)
{
	return x + 406;
}

static long f407(long x)
{
	return x + 407;
}

static long f408(long x)
{
	return x + 408;
}

static long f409(long x)
{
	return x + 409;
}

static long f410(long x)
{
	return x + 410;
}

static long f411(long x)
{
	return x + 411;
}

static long f412(long x)
{
	return x + 412;
}

static long f413(long x)
{
	return x + 413;
}

static long f414(long x)
{
	return x + 414;
}

static long f415(long x)
{
	return x + 415;
}

static long f416(long x)
{
	return x + 416;
}

static long f417(long x)
{
	return x + 417;
}

static long f418(long x)
{
	return x + 418;
}

static long f419(long x)
{
	return x + 419;
}

static long f420(long x)
{
	return x + 420;
}

static long f421(long x)
{
	return x + 421;
}

static long f422(long x)
{
	return x + 422;
}

static long f423(long x)
{
	return x + 423;
}

static long f424(long x)
{
	return x + 424;
}

static long f425(long x)
{
	return x + 425;
}

static long f426(long x)
{
	return x + 426;
}

static long f427(long x)
{
	return x + 427;
}

static long f428(long x)
{
	return x + 428;
}

static long f429(long x)
{
	return x + 429;
}

static long f430(long x)
{
	return x + 430;
}

static long f431(long x)
{
	return x + 431;
}

static long f432(long x)
{
	return x + 432;
}

static long f433(long x)
{
	return x + 433;
}

static long f434(long x)
{
	return x + 434;
}

static long f435(long x)
{
	return x + 435;
}

static long f436(long x)
{
	return x + 436;
}

static long f437(long x)
{
	return x + 437;
}

static long f438(long x)
{
	return x + 438;
}

static long f439(long x)
{
	return x + 439;
}

static long f440(long x)
{
	return x + 440;
}

static long f441(long x)
{
	return x + 441;
}

static long f442(long x)
{
	return x + 442;
}

static long f443(long x)
{
	return x + 443;
}

static long f444(long x)
{
	return x + 444;
}

static long f445(long x)
{
	return x + 445;
}

static long f446(long x)
{
	return x + 446;
}

static long f447(long x)
{
	return x + 447;
}

static long f448(long x)
{
	return x + 448;
}

static long f449(long x)
{
	return x + 449;
}

static long f450(long x)
{
	return x + 450;
}

static long f451(long x)
{
	return x + 451;
}

static long f452(long x)
{
	return x + 452;
}

static long f453(long x)
{
	return x + 453;
}

static long f454(long x)
{
	return x + 454;
}

static long f455(long x)
{
	return x + 455;
}

static long f456(long x)
{
	return x + 456;
}

static long f457(long x)
{
	return x + 457;
}

static long f458(long x)
{
	return x + 458;
}

static long f459(long x)
{
	return x + 459;
}

static long f460(long x)
{
	return x + 460;
}

static long f461(long x)
{
	return x + 461;
}

static long f462(long x)
{
	return x + 462;
}

static long f463(long x)
{
	return x + 463;
}

static long f464(long x)
{
	return x + 464;
}

static long f465(long x)
{
	return x + 465;
}

static long f466(long x)
{
	return x + 466;
}

static long f467(long x)
{
	return x + 467;
}

static long f468(long x)
{
	return x + 468;
}

static long f469(long x)
{
	return x + 469;
}

static long f470(long x)
{
	return x + 470;
}

static long f471(long x)
{
	return x + 471;
}

static long f472(long x)
{
	return x + 472;
}

static long f473(long x)
{
	return x + 473;
}

static long f474(long x)
{
	return x + 474;
}

static long f475(long x)
{
	return x + 475;
}

static long f476(long x)
{
	return x + 476;
}

static long f477(long x)
{
	return x + 477;
}

static long f478(long x)
{
	return x + 478;
}

static long f479(long x)
{
	return x + 479;
}

static long f480(long x)
{
	return x + 480;
}

static long f481(long x)
{
	return x + 481;
}

static long f482(long x)
{
	return x + 482;
}

static long f483(long x)
{
	return x + 483;
}

static long f484(long x)
{
	return x + 484;
}

static long f485(long x)
{
	return x + 485;
}

static long f486(long x)
{
	return x + 486;
}

static long f487(long x)
{
	return x + 487;
}

static long f488(long x)
{
	return x + 488;
}

static long f489(long x)
{
	return x + 489;
}

static long f490(long x)
{
	return x + 490;
}

static long f491(long x)
{
	return x + 491;
}

static long f492(long x)
{
	return x + 492;
}

static long f493(long x)
{
	return x + 493;
}

static long f494(long x)
{
	return x + 494;
}

static long f495(long x)
{
	return x + 495;
}

static long f496(long x)
{
	return x + 496;
}

static long f497(long x)
{
	return x + 497;
}

static long f498(long x)
{
	return x + 498;
}

static long f499(long x)
{
	return x + 499;
}

static long f500(long x)
{
	return x + 500;
}

static long f501(long x)
{
	return x + 501;
}

static long f502(long x)
{
	return x + 502;
}

static long f503(long x)
{
	return x + 503;
}

static long f504(long x)
{
	return x + 504;
}

static long f505(long x)
{
	return x + 505;
}

static long f506(long x)
{
	return x + 506;
}

static long f507(long x)
{
	return x + 507;
}

static long f508(long x)
{
	return x + 508;
}

static long f509(long x)
{
	return x + 509;
}

static long f510(long x)
{
	return x + 510;
}

static long f511(long x)
{
	return x + 511;
}

static long f512(long x)
{
	return x + 512;
}

static long f513(long x)
{
	return x + 513;
}

static long f514(long x)
{
	return x + 514;
}

static long f515(long x)
{
	return x + 515;
}

static long f516(long x)
{
	return x + 516;
}

static long f517(long x)
{
	return x + 517;
}

static long f518(long x)
{
	return x + 518;
}

static long f519(long x)
{
	return x + 519;
}

static long f520(long x)
{
	return x + 520;
}

static long f521(long x)
{
	return x + 521;
}

static long f522(long x)
{
	return x + 522;
}

static long f523(long x)
{
	return x + 523;
}

static long f524(long x)
{
	return x + 524;
}

static long f525(long x)
{
	return x + 525;
}

static long f526(long x)
{
	return x + 526;
}

static long f527(long x)
{
	return x + 527;
}

static long f528(long x)
{
	return x + 528;
}

static long f529(long x)
{
	return x + 529;
}

static long f530(long x)
{
	return x + 530;
}

static long f531(long x)
{
	return x + 531;
}

static long f532(long x)
{
	return x + 532;
}

static long f533(long x)
{
	return x + 533;
}

static long f534(long x)
{
	return x + 534;
}

static long f535(long x)
{
	return x + 535;
}

static long f536(long x)
{
	return x + 536;
}

static long f537(long x)
{
	return x + 537;
}

static long f538(long x)
{
	return x + 538;
}

static long f539(long x)
{
	return x + 539;
}

static long f540(long x)
{
	return x + 540;
}

static long f541(long x)
{
	return x + 541;
}

static long f542(long x)
{
	return x + 542;
}

static long f543(long x)
{
	return x + 543;
}

static long f544(long x)
{
	return x + 544;
}

static long f545(long x)
{
	return x + 545;
}

static long f546(long x)
{
	return x + 546;
}

static long f547(long x)
{
	return x + 547;
}

static long f548(long x)
{
	return x + 548;
}

static long f549(long x)
{
	return x + 549;
}

static long f550(long x)
{
	return x + 550;
}

static long f551(long x)
{
	return x + 551;
}

static long f552(long x)
{
	return x + 552;
}

static long f553(long x)
{
	return x + 553;
}

static long f554(long x)
{
	return x + 554;
}

static long f555(long x)
{
	return x + 555;
}

static long f556(long x)
{
	return x + 556;
}

static long f557(long x)
{
	return x + 557;
}

static long f558(long x)
{
	return x + 558;
}

static long f559(long x)
{
	return x + 559;
}

static long f560(long x)
{
	return x + 560;
}

static long f561(long x)
{
	return x + 561;
}

static long f562(long x)
{
	return x + 562;
}

static long f563(long x)
{
	return x + 563;
}

static long f564(long x)
{
	return x + 564;
}

static long f565(long x)
{
	return x + 565;
}

static long f566(long x)
{
	return x + 566;
}

static long f567(long x)
{
	return x + 567;
}

static long f568(long x)
{
	return x + 568;
}

static long f569(long x)
{
	return x + 569;
}

static long f570(long x)
{
	return x + 570;
}

static long f571(long x)
{
	return x + 571;
}

static long f572(long x)
{
	return x + 572;
}

static long f573(long x)
{
	return x + 573;
}

static long f574(long x)
{
	return x + 574;
}

static long f575(long x)
{
	return x + 575;
}

static long f576(long x)
{
	return x + 576;
}

static long f577(long x)
{
	return x + 577;
}

static long f578(long x)
{
	return x + 578;
}

static long f579(long x)
{
	return x + 579;
}

static long f580(long x)
{
	return x + 580;
}

static long f581(long x)
{
	return x + 581;
}

static long f582(long x)
{
	return x + 582;
}

static long f583(long x)
{
	return x + 583;
}

static long f584(long x)
{
	return x + 584;
}

static long f585(long x)
{
	return x + 585;
}

static long f586(long x)
{
	return x + 586;
}

static long f587(long x)
{
	return x + 587;
}

static long f588(long x)
{
	return x + 588;
}

static long f589(long x)
{
	return x + 589;
}

static long f590(long x)
{
	return x + 590;
}

static long f591(long x)
{
	return x + 591;
}

static long f592(long x)
{
	return x + 592;
}

static long f593(long x)
{
	return x + 593;
}

static long f594(long x)
{
	return x + 594;
}

static long f595(long x)
{
	return x + 595;
}

static long f596(long x)
{
	return x + 596;
}

static long f597(long x)
{
	return x + 597;
}

static long f598(long x)
{
	return x + 598;
}

static long f599(long x)
{
	return x + 599;
}

long sum(const int *values, size_t n)
{
	long total = 0;

	for (size_t i = 0; i < n; i++)
		total += values[i];
	total = f0(total);
	total = f1(total);
	total = f2(total);
	total = f3(total);
	total = f4(total);
	total = f5(total);
	total = f6(total);
	total = f7(total);
	total = f8(total);
	total = f9(total);
	total = f10(total);
	total = f11(total);
	total = f12(total);
	total = f13(total);
	total = f14(total);
	total = f15(total);
	total = f16(total);
	total = f17(total);
	total = f18(total);
	total = f19(total);
	total = f20(total);
	total = f21(total);
	total = f22(total);
	total = f23(total);
	total = f24(total);
	total = f25(total);
	total = f26(total);
	total = f27(total);
	total = f28(total);
	total = f29(total);
	total = f30(total);
	total = f31(total);
	total = f32(total);
	total = f33(total);
	total = f34(total);
	total = f35(total);
	total = f36(total);
	total = f37(total);
	total = f38(total);
	total = f39(total);
	total = f40(total);
	total = f41(total);
	total = f42(total);
	total = f43(total);
	total = f44(total);
	total = f45(total);
	total = f46(total);
	total = f47(total);
	total = f48(total);
	total = f49(total);
	total = f50(total);
	total = f51(total);
	total = f52(total);
	total = f53(total);
	total = f54(total);
	total = f55(total);
	total = f56(total);
	total = f57(total);
	total = f58(total);
	total = f59(total);
	total = f60(total);
	total = f61(total);
	total = f62(total);
	total = f63(total);
	total = f64(total);
	total = f65(total);
	total = f66(total);
	total = f67(total);
	total = f68(total);
	total = f69(total);
	total = f70(total);
	total = f71(total);
	total = f72(total);
	total = f73(total);
	total = f74(total);
	total = f75(total);
	total = f76(total);
	total = f77(total);
	total = f78(total);
	total = f79(total);
	total = f80(total);
	total = f81(total);
	total = f82(total);
	total = f83(total);
	total = f84(total);
	total = f85(total);
	total = f86(total);
	total = f87(total);
	total = f88(total);
	total = f89(total);
	total = f90(total);
	total = f91(total);
	total = f92(total);
	total = f93(total);
	total = f94(total);
	total = f95(total);
	total = f96(total);
	total = f97(total);
	total = f98(total);
	total = f99(total);
	total = f100(total);
	total = f101(total);
	total = f102(total);
	total = f103(total);
	total = f104(total);
	total = f105(total);
	total = f106(total);
	total = f107(total);
	total = f108(total);
	total = f109(total);
	total = f110(total);
	total = f111(total);
	total = f112(total);
	total = f113(total);
	total = f114(total);
	total = f115(total);
	total = f116(total);
	total = f117(total);
	total = f118(total);
	total = f119(total);
	total = f120(total);
	total = f121(total);
	total = f122(total);
	total = f123(total);
	total = f124(total);
	total = f125(total);
	total = f126(total);
	total = f127(total);
	total = f128(total);
	total = f129(total);
	total = f130(total);
	total = f131(total);
	total = f132(total);
	total = f133(total);
	total = f134(total);
	total = f135(total);
	total = f136(total);
	total = f137(total);
	total = f138(total);
	total = f139(total);
	total = f140(total);
	total = f141(total);
	total = f142(total);
	total = f143(total);
	total = f144(total);
	total = f145(total);
	total = f146(total);
	total = f147(total);
	total = f148(total);
	total = f149(total);
	total = f150(total);
	total = f151(total);
	total = f152(total);
	total = f153(total);
	total = f154(total);
	total = f155(total);
	total = f156(total);
	total = f157(total);
	total = f158(total);
	total = f159(total);
	total = f160(total);
	total = f161(total);
	total = f162(total);
	total = f163(total);
	total = f164(total);
	total = f165(total);
	total = f166(total);
	total = f167(total);
	total = f168(total);
	total = f169(total);
	total = f170(total);
	total = f171(total);
	total = f172(total);
	total = f173(total);
	total = f174(total);
	total = f175(total);
	total = f176(total);
	total = f177(total);
	total = f178(total);
	total = f179(total);
	total = f180(total);
	total = f181(total);
	total = f182(total);
	total = f183(total);
	total = f184(total);
	total = f185(total);
	total = f186(total);
	total = f187(total);
	total = f188(total);
	total = f189(total);
	total = f190(total);
	total = f191(total);
	total = f192(total);
	total = f193(total);
	total = f194(total);
	total = f195(total);
	total = f196(total);
	total = f197(total);
	total = f198(total);
	total = f199(total);
	total = f200(total);
	total = f201(total);
	total = f202(total);
	total = f203(total);
	total = f204(total);
	total = f205(total);
	total = f206(total);
	total = f207(total);
	total = f208(total);
	total = f209(total);
	total = f210(total);
	total = f211(total);
	total = f212(total);
	total = f213(total);
	total = f214(total);
	total = f215(total);
	total = f216(total);
	total = f217(total);
	total = f218(total);
	total = f219(total);
	total = f220(total);
	total = f221(total);
	total = f222(total);
	total = f223(total);
	total = f224(total);
	total = f225(total);
	total = f226(total);
	total = f227(total);
	total = f228(total);
	total = f229(total);
	total = f230(total);
	total = f231(total);
	total = f232(total);
	total = f233(total);
	total = f234(total);
	total = f235(total);
	total = f236(total);
	total = f237(total);
	total = f238(total);
	total = f239(total);
	total = f240(total);
	total = f241(total);
	total = f242(total);
	total = f243(total);
	total = f244(total);
	total = f245(total);
	total = f246(total);
	total = f247(total);
	total = f248(total);
	total = f249(total);
	total = f250(total);
	total = f251(total);
	total = f252(total);
	total = f253(total);
	total = f254(total);
	total = f255(total);
	total = f256(total);
	total = f257(total);
	total = f258(total);
	total = f259(total);
	total = f260(total);
	total = f261(total);
	total = f262(total);
	total = f263(total);
	total = f264(total);
	total = f265(total);
	total = f266(total);
	total = f267(total);
	total = f268(total);
	total = f269(total);
	total = f270(total);
	total = f271(total);
	total = f272(total);
	total = f273(total);
	total = f274(total);
	total = f275(total);
	total = f276(total);
	total = f277(total);
	total = f278(total);
	total = f279(total);
	total = f280(total);
	total = f281(total);
	total = f282(total);
	total = f283(total);
	total = f284(total);
	total = f285(total);
	total = f286(total);
	total = f287(total);
	total = f288(total);
	total = f289(total);
	total = f290(total);
	total = f291(total);
	total = f292(total);
	total = f293(total);
	total = f294(total);
	total = f295(total);
	total = f296(total);
	total = f297(total);
	total = f298(total);
	total = f299(total);
	total = f300(total);
	total = f301(total);
	total = f302(total);
	total = f303(total);
	total = f304(total);
	total = f305(total);
	total = f306(total);
	total = f307(total);
	total = f308(total);
	total = f309(total);
	total = f310(total);
	total = f311(total);
	total = f312(total);
	total = f313(total);
	total = f314(total);
	total = f315(total);
	total = f316(total);
	total = f317(total);
	total = f318(total);
	total = f319(total);
	total = f320(total);
	total = f321(total);
	total = f322(total);
	total = f323(total);
	total = f324(total);
	total = f325(total);
	total = f326(total);
	total = f327(total);
	total = f328(total);
	total = f329(total);
	total = f330(total);
	total = f331(total);
	total = f332(total);
	total = f333(total);
	total = f334(total);
	total = f335(total);
	total = f336(total);
	total = f337(total);
	total = f338(total);
	total = f339(total);
	total = f340(total);
	total = f341(total);
	total = f342(total);
	total = f343(total);
	total = f344(total);
	total = f345(total);
	total = f346(total);
	total = f347(total);
	total = f348(total);
	total = f349(total);
	total = f350(total);
	total = f351(total);
	total = f352(total);
	total = f353(total);
	total = f354(total);
	total = f355(total);
	total = f356(total);
	total = f357(total);
	total = f358(total);
	total = f359(total);
	total = f360(total);
	total = f361(total);
	total = f362(total);
	total = f363(total);
	total = f364(total);
	total = f365(total);
	total = f366(total);
	total = f367(total);
	total = f368(total);
	total = f369(total);
	total = f370(total);
	total = f371(total);
	total = f372(total);
	total = f373(total);
	total = f374(total);
	total = f375(total);
	total = f376(total);
	total = f377(total);
	total = f378(total);
	total = f379(total);
	total = f380(total);
	total = f381(total);
	total = f382(total);
	total = f383(total);
	total = f384(total);
	total = f385(total);
	total = f386(total);
	total = f387(total);
	total = f388(total);
	total = f389(total);
	total = f390(total);
	total = f391(total);
	total = f392(total);
	total = f393(total);
	total = f394(total);
	total = f395(total);
	total = f396(total);
	total = f397(total);
	total = f398(total);
	total = f399(total);
	total = f400(total);
	total = f401(total);
	total = f402(total);
	total = f403(total);
	total = f404(total);
	total = f405(total);
	total = f406(total);
	total = f407(total);
	total = f408(total);
	total = f409(total);
	total = f410(total);
	total = f411(total);
	total = f412(total);
	total = f413(total);
	total = f414(total);
	total = f415(total);
	total = f416(total);
	total = f417(total);
	total = f418(total);
	total = f419(total);
	total = f420(total);
	total = f421(total);
	total = f422(total);
	total = f423(total);
	total = f424(total);
	total = f425(total);
	total = f426(total);
	total = f427(total);
	total = f428(total);
	total = f429(total);
	total = f430(total);
	total = f431(total);
	total = f432(total);
	total = f433(total);
	total = f434(total);
	total = f435(total);
	total = f436(total);
	total = f437(total);
	total = f438(total);
	total = f439(total);
	total = f440(total);
	total = f441(total);
	total = f442(total);
	total = f443(total);
	total = f444(total);
	total = f445(total);
	total = f446(total);
	total = f447(total);
	total = f448(total);
	total = f449(total);
	total = f450(total);
	total = f451(total);
	total = f452(total);
	total = f453(total);
	total = f454(total);
	total = f455(total);
	total = f456(total);
	total = f457(total);
	total = f458(total);
	total = f459(total);
	total = f460(total);
	total = f461(total);
	total = f462(total);
	total = f463(total);
	total = f464(total);
	total = f465(total);
	total = f466(total);
	total = f467(total);
	total = f468(total);
	total = f469(total);
	total = f470(total);
	total = f471(total);
	total = f472(total);
	total = f473(total);
	total = f474(total);
	total = f475(total);
	total = f476(total);
	total = f477(total);
	total = f478(total);
	total = f479(total);
	total = f480(total);
	total = f481(total);
	total = f482(total);
	total = f483(total);
	total = f484(total);
	total = f485(total);
	total = f486(total);
	total = f487(total);
	total = f488(total);
	total = f489(total);
	total = f490(total);
	total = f491(total);
	total = f492(total);
	total = f493(total);
	total = f494(total);
	total = f495(total);
	total = f496(total);
	total = f497(total);
	total = f498(total);
	total = f499(total);
	total = f500(total);
	total = f501(total);
	total = f502(total);
	total = f503(total);
	total = f504(total);
	total = f505(total);
	total = f506(total);
	total = f507(total);
	total = f508(total);
	total = f509(total);
	total = f510(total);
	total = f511(total);
	total = f512(total);
	total = f513(total);
	total = f514(total);
	total = f515(total);
	total = f516(total);
	total = f517(total);
	total = f518(total);
	total = f519(total);
	total = f520(total);
	total = f521(total);
	total = f522(total);
	total = f523(total);
	total = f524(total);
	total = f525(total);
	total = f526(total);
	total = f527(total);
	total = f528(total);
	total = f529(total);
	total = f530(total);
	total = f531(total);
	total = f532(total);
	total = f533(total);
	total = f534(total);
	total = f535(total);
	total = f536(total);
	total = f537(total);
	total = f538(total);
	total = f539(total);
	total = f540(total);
	total = f541(total);
	total = f542(total);
	total = f543(total);
	total = f544(total);
	total = f545(total);
	total = f546(total);
	total = f547(total);
	total = f548(total);
	total = f549(total);
	total = f550(total);
	total = f551(total);
	total = f552(total);
	total = f553(total);
	total = f554(total);
	total = f555(total);
	total = f556(total);
	total = f557(total);
	total = f558(total);
	total = f559(total);
	total = f560(total);
	total = f561(total);
	total = f562(total);
	total = f563(total);
	total = f564(total);
	total = f565(total);
	total = f566(total);
	total = f567(total);
	total = f568(total);
	total = f569(total);
	total = f570(total);
	total = f571(total);
	total = f572(total);
	total = f573(total);
	total = f574(total);
	total = f575(total);
	total = f576(total);
	total = f577(total);
	total = f578(total);
	total = f579(total);
	total = f580(total);
	total = f581(total);
	total = f582(total);
	total = f583(total);
	total = f584(total);
	total = f585(total);
	total = f586(total);
	total = f587(total);
	total = f588(total);
	total = f589(total);
	total = f590(total);
	total = f591(total);
	total = f592(total);
	total = f593(total);
	total = f594(total);
	total = f595(total);
	total = f596(total);
	total = f597(total);
	total = f598(total);
	total = f599(total);
	return total - 179700L;
}

long *sum_prefixes(const int *values, size_t n)
{
	long *prefixes = n ? malloc(n * sizeof *prefixes) : NULL;
	long so_far = 0;

	for (size_t i = 0; prefixes && i < n; i++)
		prefixes[i] = so_far += values[i];
	return prefixes;
}
