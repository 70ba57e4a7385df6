"""Weights of `tni.ink.predict_net`, fitted by `python -m tests.bench.prediction --write`.

Fitted on handwriting of the set atu1 (11 writers, RWTH Aachen) of the UNIPEN data: Unipen Consortium (1999), Unipen
data set of on-line (vectorial) handwriting - train_r01_v07, https://doi.org/10.5281/zenodo.1195803, licence CC BY 4.0
(https://creativecommons.org/licenses/by/4.0/). The recordings were resampled, enlarged, rounded and fitted to; none of
them is in here.
"""

from __future__ import annotations

from tni.ink.predict_net import PredictionNet
from tni.ink.predict_pack import unpack_nets

HIDDEN = 64
RATES = (
    (200.0, False),
    (133.0, False),
    (200.0, True),
    (125.0, True),
    (100.0, True),
    (80.0, True),
    (60.0, True),
)
"""Reports per second, and whether positions are whole pixels: one network for each, in this order."""


def nets() -> tuple[PredictionNet, ...]:
    """Unpack the networks, which takes some milliseconds at each call."""
    return unpack_nets(PACKED, RATES, HIDDEN)


PACKED = """
mY9vdG4wRR_|Kof^qud(3vMLAy}Q}IFUn!RYzwu&%P<7MeYZZq-f=`e17r(7YTtuDVcg3<h3XbSS1^D*%I_sU2h)x|Kr!t;Ix<i{JOV{LCIYuSAOe6r=si
w8MM9rG-zNn-$Y{(w_ptIkg1k6BmvC}Eu^f;*wu;L=j0F}xjR!+Mv;t;6DL8aJdj6O__wArP7?hYj%MndI?^Ia5#~u*A(F%ON@o>VvuKoePC=S`Y*}zA=2
D7TY?zQ2)gDoSz!B`+XC9I)5WwS*+qwSqN!&~@0Gt?iu?+_0>`2wvx3CkrtMWT~E(6W6z(~uKA4dH)1KZw*lI))-XYrtzfcswdS)M&0fr(_5|=U^v3L*IM
6Cdod%Qar`IPWU9goCj#WKqfjr&~1P}>+DiLid6%@{g$*pNzqKcvC5P^?GF*XqIy<7lBmMH-$qzKAC85;hSt(QxYpM{;8U2u(?=%1a$i_K%o(x25A}IKLA
mC?<%_~Uj2tt->1T33xplO^doegZPKkQI$K*>tvpz~c%P~bjyTk84d*Nn4yv6cA1-6Jj_TVACjfp!y`eau>A;1E^!&{HP?K;@MG;tEY7^zRc;4qy(z9hE3
l_Uti!|gJ_*EJzP06}TMzNbGxJ6i0&cvgeIFQpYf!%z=CvlqHQ)T<A`ZE&f-x3iu;lLR8ah}^e6uuk>93X9;qK+HoxcLbL|!g5eR`+ZbBy3X7?)clybs~*
lg$x(|rhdWw5Hv0iQyNIzp12x1vlv(sW>*7&8WH<#uxd<>oQ$@!>nG3u?^ur25`@>E_fkn?iVOP>XC9Q-&)Lw-^+T-6qLjA5l=;yRSc!{<^06BO;tO6cE3
s>(zCPY|3h>RpbAxxV<uRAnB-@gSxegTL<+IGD_N7>Xsi%S_n(w7@Sxvv#LXQ?|u()kEMIKP2G7c>Y#s7<IqXj#cYz~m`G-G<dbdt9PGuTcd-D(?V60E@v
uy)*$q!BJB|C_}42Y6na}_);%Hi+fW*Bi{)^AA_Dj5bW+i&CL`+Q}>`iFNhUEWY42PS0JK6$Z(iISMS0>>dT!$As}r*+<t&SXlsQ)e{o1b>&iPpQ7-O4)W
Nkt0VMSU^#eXH0nYyl=K%Th@$C>T`EmjM5C{X*+6D&{;0XgS!^#;U)+ALb_q7HsGbKdW`vIp31o_<0_yA47ABlWJ^`9s1e}Phj+&40R)Pwbj<A3gH>`ftM
%FY6RtL2ZJ?pq6~?W2e%ww&wf>o!mRED+rK4kEnP7!tZ)1%bcU4G|nWX+D7_`5p-XXwQKQ*)jF}ffW>iKM2x`X8icQf8qL>O5--_NbmRxp+kYy{KDz^`vx
5+m-dpgfeIXdfq{X4!jSSSe~`p8&;1Q+fx&+X&9;GFM(fma4u4O9SAl_ne`JQXfq#LwG=bcKe}RF2fq}h&=irQi?~H*{>jcu;$@b;(*R6jHfq&yN4zSrzb
tU31fxv;SfdKpN;xYq&_4xZ%4VfN+fA1F?{$Wx75%*>5fx3YzFyEzXFB1hQ?F=7*83^OKPPR3Hy3sx;%e~AOVhz(ZGxUE10`Me3_kVxTw$Ks_>=HiB1vm*
1Fd2U!#(~Z8?9d7X|NZ9o_zd74D7z&n8a&oL;|>IW^zG^Z^??LY76tj{t6E7OF#5sYFPaYmCG`R_@F6+<2MX<7StQ*YDU(vkAs7Pk%3Ad#&Vk(gD<9v+-x
i|9=YJAM?E}f=<_R1bw9VJ!CmtR&7{wU*(Imqk3LeY%FCED(3+xfr_uWXi3K!D@1;OD52J0jQ5=IID`t%Ix>I~i`{396jA@}+AH5dv10}$g47?cM0`P~X8
{t;&d3jGlBCG)^N8nyq&5ZekM`}*k??hM@Y2dEL*@5sm<+U)m7009^V$MOyk+VB|O#^x7)FWv_l+}<X~{SdeP8V>R(EA>D8_W|_E|J(uY<}B;+1q=lG9_I
lf_!17>_7V0*^$qsoA^7$p2n7fO?e`rH8OjCw2>=1(`3^Du{0Q{c7yP*T5aS5f`~?gNT;2b}1t1F<5*GmD5&YmTGV=f6`tt<$+4$1Yx*i$8?(_DP6z2O5C
+Sig1s4nk_7LFEB>V~R^c@cL`u+&}2ma|R{Oaiy1o8p+{s93K^9TqG{`&Co0tEmK_~rWg_X-pN82AG82LvJb2l~_g{QCv<3HSH(?eqr;{r>k3`U?X7{T>h
#GxQ7e3HbyG_XG+U^xp#s4*?4c1M>g-0PFDA1_k~90}cWJ2>t~B1_9*e>;lL466zNF{{$1}2jcSx02KQ5^8)q!2p0AK|M2+`0SEa1=>7!r5(NX~{P_k91?
vC@9|`sN_W8^H_5be%@BIwy-0lhe^#Kw9?&bOE`}hs}{qqYn3e)!Y`}Ya%{s9H&?*Zi=_ZRy97X<nY`2Y6&^9BU}0`}wk3Ihim^Ay$!2Ric}1@H>!&jJDN
|Mcz-{_*P*`s)4wAo>7B1Ns0C>;4MX`vUpW814D(|M~p|`x(*w`tI-h{`~F+<^=%@{U;VA0sB22;uH`12m}!h5her&5eOR)_y7m;^alI>2?qQO4h-}A4F}
jU|04DP_5=a_{PWTT1N+h50S^2m`1S@P0PGC=%@g_s0O$P#`ak>p3+MUt1OyHx{rvk4?F0k^8}km}{Oj)q1`YoF>l6(9{O{NX{r&X$_5AGk2@?GH_w@?m4
fgR82q6I!3y=dJ5AzM`{qpw+{P_AGBK{El3HbID^#m2!`5N^5`}g$-2J{gK^Z+~m0|NIF3IF}?0009G7aI=`{qzd<_cI9x0Ok4u|NH_J0s{d92K@u~1NjL
W2L>Aj3ex`o?gj<-4E^u`0{bQN^au3{4+P}({{G?%J2L7B{2}%R3m^&L1OE#V2ptXc5dHxG+W-mp`0@uL{t5;|`x^ZT69elI3ib>9_w*G00u2xV2<HOS{s
##m`4jsF01Ny4|M3(D`~v^={tyiM2L1vL1p)i^0ssUT3-b=<3kLxI0`m&|`vW2V1O3|g{Qmj(0tM{$0r~Ft4+8}A1PKN5`3ngO3iAl+3j_4}5Bm1?`uhS1
@Co|`1rrbE1q}ZD{Q>{+`2hI{{01EO|NJ24|11B!0SW;OA{O@f01f~C|K|Vq4E+EB3j6&I2?75U<^uu;1Oo>8_yhg{4gCNE7Vq)+3I8ny0tD;=^ZEnu3<}
xp|Nj#R4cjF73+(?F@&p3u6Z8TS@agjW0|ff{AOQsR2Lkx|5D@{)1oQ#`7XKIa_5%6;{Q1@d0{H*+?F$LU{sIRa8Sn7u{0IK_=iUqY2mc8C0uKB3{R#Z|`
~UO&@&Wn_3j`1s@eKR|2ln*@{R1Nb`vVmV{`(K={t>$m1OD~=2J#U9{P6?-3HJ;50rvst1^5E;3kd)L2LBQ5F#inl0{8+2`2qy|@cjb%1pn^(`~nvl`1AA
H^zH)51PKQO9PASB`4S5A?aCMp?iU3B`W65L1_cHY>iYx^{tovD_yiL76fFY<@9+cq1OycX1pf;K0rmt6^7ru${{sB`2;v730P6hv`xyEg=<@aw^yU2o@d
fS(83Fn34F2u_@cbYn0SN*B0Q&+4`wZ;${`>Xj0_p$gz{;0A_4Ok>tXx_>(~<T(<;~bVk@<%`N`f;!C=BjB+FF1<SkpN^1{?__2rK+1_aZ6F0KV_N-o(Mg
%I?nY(CyLb(dgOt-1p!1;q~S89jh3y7P%6>4Z^=x(M{Y#=Q{2!(frm6+7sI!)g<M@-Otk2#?`>tzt6bPw$r-Ez{KJ|^FsAR{6zvq7|S2hBHJk3G~W5u0Ot
hv0}1*Z#ZAsL(H_<l+6=(y$LG)M+WhDi0}}Wp<|@=N!!`}G2Ga!L2;~s!7v~@1BjF|CD&ZC782%OqAP^%KCH5utEBP<{F#in!4)*=__V4}d_ly6R2CWRZ7
Q`kjCnhH%Cm|;v?SJTh=6~vc?0-%SMg>I!KM6Vu-u~kF;q~D6<NOG_4ZaP(54;bz)>hX;+b`xO<s%yCALt_LCF>~cJ-{uu9I_Iz4Yt4U%lXLr(Fo-c$PCR
9%n!^E&lIEqvj@2gy9>V&|Ktba5Ze{i8Pfd3`Mdqd0M-WP{dxaU`Z@b4`Wh=RBqJjp7#t2B<<8~H=g!{H($gmSIqXK~OW{W01xfTl@;2-(?jhjh*xuLJ+t
Sy(-u~$E^YZom`3S){#5u_{$uPz)>nrCt=Q-m+-bV%r3<(Sb1o;Q}&kxcK-3;Ro><{vx`J)1?2C@vi;G^BJ-oM_%<JCU>N%ctaMeacE$`9@U{q_g+3-iJu
yb8Smx%;&EJ2^QjG#N7yG!I%oMKLof95E6#=ql?O@DlP4@({Gsv%a&tw!65$Pa;SvMJYinJ}wKc0KELc_q+1D=j!6_-|^q{;`{RS_XqhE1tSY3^1lbm7}q
4^G4b&J{s{jO1QP}gf#reqf&PI5fd=A=<C5W><fP=PJJvtoLg+s4JM%Z~HsCniI@UhXmX)Btml#06PG6+JpilO|g&!}$+}hqf_D8@z8FDl~W|5FT?<oU7&
<N{2=lh60i2wvYKR#<eBr2spp}?s-8R~>R4&OUImo1k*GUCEMiXUb@L<9XjEs7;R-B>t2xp+Z7zaAvLTVwvc<Lqs|4?4NNk^}_52}_B*pwk__s@rY7;m)J
I_MNc3T{Hwc5f!&QR;)rjc5SUar#=xr|G}F)AoUMDc6E9^8z0*}-cb@h>cbhlbL7vv`AVs~R1K=Ul?T_n1KWB$0=$?!D|`7oW4$vy2qHW^7uuM-L8I-wH-
K8b;CHaS+i3#6^VCp0<QJ4Y0m9-up6XRS1vJ_{Xh15w7Ffo-*Hk{e9K5f+y16O7k4Az!z6wS>q0`$u2%bzmxu?86VYWd(tAt8Em(dVExHgKvb7zr1HFrqA
9MIXmzfAEy>P0EPX2y@da1gXVDO;VttFNoS2p|E!a-0spL+DVyo`f+!Zje4dCO_Igu;abHzjGfzM^nANXv^F`suBvngbN-&6OF09_Ma3#pgI0Of#-)mS`=
<TGPy;+*Ke3VqeWl8t;3(cg4uFE?&8iqpQ>EH+=EZQ0tlu&86@I9DLqrb1gwER><<<_oVAR;D2v6vU)n4`8$1KRf3Yh-2?8uXy-7E}y-pTC+Evd#+hbS1D
zYQLm&J@f?D)GrunRlCxqit$ffVe#b<Wqn*5&oScsB|^4@RCpj)ez5*@&<^b#R6{o^fP66oQUBOxM6X7XU;&m|N^T{8!36KO^`&?_e!G{h*mZeMqoCwBLU
~*y9aBq?1)Zs8<s~tO-#-w)a~=5OhdD$&Zvk^34W9lV8|CCDk%P&fDBT6X-BORb9?OsTLSOHJGYE5|76~PDV^Z*U-E`cGRLktN2_&pcINgdT|RuaY9T$;>
lS+t;6#{NimT?oY6T!aa*oHLl^EqPJjYH^wxqwKkb7-nuaw&DrQ|k>BDP4iJf6U?-cPskXq(I{cw^&$-4wVHZnFr2zlH=l&M!h*$$pTjl6t8nrM|kk3Akh
{xIx7EMtX0JQVmq={TrBEt)4m0B;#W$*-V6M&{i>SApz58Bbn8NZS`dg_pHJA2!87=~TZ#0|Foe*9J3D|J3{s$pqf{===l*^hgH#9v$NU>H6m8AOr^e*$^
%d<`)DA1j-X1Ehq`T@-FrP{vpBU{_YY400VzBEv-Eee*_)s3qtuH6b%de<7pvj>w7mXMZ_3H_4VM;%0K^sXUe1Q;3(}77*iG5P;NFJ1XUiVBj)r0-_79t?
<xT`M>pswDlqm1LCd-TuNLv&;PLYB4(82)eh2#jfA<2nT>&Hp3I_=Pf#A`j2^#hG-w7)Y5B%%=fq(jcfq`0oMS+3$fvg&V|5ks00Rw-3fnmLW3V|Z&0)Ky
ji-Aa?HGjr|fdYXT`-p#!f8&3Dfr0pee};j75)}4XvFP;D;aC3<7bkxS8iDWm#euF#79i2<fu0lk0UzJzFcpCoZTzht2^tZB<eUhBL<7zN9<)C}*5~s6P`
slQaQ)>H=CJ;O0O1t;D}){Gf!hci^@)Mv8aIJn&gUTuL@GCWfkkK?{DBGExkDhr9w@QmBlss{s)6_a)Z?}5%@k4x?-L03E8Hgo1}f7A*9YrL|K9)x3$hbr
3JC`Spj{ORTk`$~1m_au2t@c)`#b#t4+IA#6(RfpCFKkgBn8?W%`O53>4Db>U<}*-@#Dz62!Hhj!WV)9Y#8zZ^~tda90h?N0PGLn=6u}+BNV3S7yJ_@4)F
>5-u4#)NFCH04)*=`{O%?J<Sh*V@+K1L?-1Sh1r#MDT>kt33IhfZ5(dr&{oM%m=Hdo<4kZf$68r`V66x~^5bp`=MCH*a{nz;q@g3#$mDddb<LTuX_0k9v@
dzXXf%5<T0p|(Ly7(j@4dDq3?STS|<}BI(3l;1X9`gtS><Z=h@#gBo4;26K5e)YJ1@iI&>Lwe?<uC&U<Qw}%{rCA4AM_Cs(ED5f0qX||6-@V_*)9zJ`WwX
bANceA7XtqH^aRw?K-~Y&6DJb}`vnaDDh%)>7629g?)DA`wE6Mrk~Ad43Hjjl1nB|^BeEto|9=k)>?aTJEa(3P=?n@2yb0vHBL4m^`|I}w()<Gc@dgVR<`
5+P_zCYi&;kPn3EK_}-v1^31@Q#`2?P)C@#*~j`vKVj2JQX>^!WV^@B703(h>p@_8toZe*zr>5FQT>^dT+^>Ea3cM*{}};^g}73Hagu`{)My>ni#Q1tb*(
{tCzT>e}-E8u$+a@(&8#B<KDQ{1XfK)CT+i4+8uO0PN=h0|xjG-unXg11Ssg^!fY%0_Fq;7y9=B+xr6m_x;%k?)3Zsx%3zRyaOK*$MOL5==J>k1_lxc7v1
sm1n&R-9RKd*5CQWH+9K@*8V48!_V4-t>h=Qr1@i_00SF=m<r4b+2^j4H8}tJf`1t|*{|5O32J!g;1kncw9uorx{`&|i-ungT$N}x}6#en~|NH?0{Rid@>
);Xo{`Bhv@d5t>^A9c?7zck~-W>x0{{{#FBq9F;5F!r=2Jz|r@e0-f_Xz<E2m|g44GGQ-{V4qc=<NXc`uO_;0s64^0~Y`S^7sh^^6LpC<NyE#1o;2}0vHD
VDBb<}2ptyz@cZ%`=>`G;4CWg1_Wa)h0T2QF>;4b>>Ei+e`}Oes0r39*2oD$j(D^0v1or(B{tx*BLc99~3;F@&1>esF3IE+1O#BP~6z=K~^Zz{c`Xu-D^s
@LG0Phe3_ylSL0SW&F3<CN1{`mAFEd>S-`S=R__ZboZ66gB_2l4#{2LkmALjC~u^7jJ~2MI3%|Jwlr;o}J51^fj7|MqSA`w|2N83^P269UaXHzxZ8<r(t;
ToC~N_W=bU2xS8PE&uBFodE#+{NV)|`~c<?`Yi$n9qIBf4D}8C{N^11|0o0k7wQ21^!^4r@&5n@1PAc}9QY0a^$Y^>1tB5-2mSI7Gy?nh0R#975%v=J0to
{F3$Y6L;sPH30Q{f&1pos72mJZ{008a)`Vju|1r7=KC;kTk4ebcy3J<{kBmLj`^Z5Y;;1Tcv`3V*E0~h`F_}>HK;urh`01`a^{s{^C2owSa5CQ%S9}@lh4
FmZCDD>g~9R2<Y5x@BZ3jOgA&<O$p4FCu6_W|4j1o8t0ILP+(8|oDU{|v|f_51<=9RTa_<p44u2;&9!81MfH`Tha@B<lqt^U}Ef2LkT>K?DK!F9h!R4GH1
t1o{R1H0TuZ%?$nl|L%bT0RsH}=mH=J?fMWl2=4mp2mAW|%k1?32J;L31o!v(;{e{?4gdN13FiR>5dtO(^zi!r9_{!h{qzX__VqIW2L}WE^$4~KBm3S22m
Jv3`0@n-MC%Iv4e0;Z1so9g8U+Xi-T?{rd;TNy0QJ@V00svA-{$)D{`36+00=Au`uh9z@AwJtJq8!s4(<f<2?i1W^U@3e$sYXw_7ouh2mBZE>iGu)E)4ew
{Q&;>1}h8w^2r7J8w~gV1kxV^1qJ*K;P5N}`1$ey7U%vC1nT+z?gH}x-VyK^{Nxk<yaL-60t5K=JpJ4O;ru)a1Ni+14D<OF<|q680sg)42;~6#h6C_BbuZ
LA7LLF?$ybd$XwxY@o#FI63txsk?_^p%heO#t7rU-K&pzEc-ap?y??>6S(Y40BtK6yc;?>{N*wf<a>HZ?kFxD^R8}tSX6fGSa87KlF?jbxQHzqqYJ2^2n2
EF{V`JMKk_@S=suHm8AoZYA8^8@Vr>gmka$IDL=KoCR|Q4323Ap{)|9~>JX7cRa5!Su4}t=h5HNY_flRjgB@N1pNx02&c3A}%B+fklr!i9U`orYt};GCD3
lDl{M~80{nVH2*yYJ`CIl;{xLa^ArRX^2qPc_SN|0`{yB397`NN4k!vFH?=jQHHs#I6@iVqmaK`KhN76MAtxp&GcY_SJRBwU5#kH-{r~s^uGX^0tG&9(%+
&<`1oiUi*y_se)7I$I=DOdq=dBwk4=xiz7DgCM_s#m&`^*W@6w?;XEzMiMal3532*wDu4xtUB45>Z#J^4ubOZ!CpAMPOMDeWZq9|IP#6}}<EEzvIA)&b7=
y7#sGumA)k`7Y^1$49<L-znfE-6-QG>nA`5IQ=g273ciw&hE?U&Gg3c(e*(2E$SW16}}9(jS!X_mKvE3qye=!yFI%`xj4lt=lk#Y>lN%7?Gs8=K~+mjPdi
033fA-T^!D@({2vO)3cwz^FTO#?-YVcQ-AUg`>P$o;Oe171e=dJ2yaB%Vs^_Wbs`cLf+W*S@#q-DT{rU$00R;g3?e&5Wfir<okyo%+ItV%mMhi>|NC_Cj7
_t|b8I%~7@g3?c;Xl|%*h=|-_<#F<{&f9piQS#hq{Xnzz0<G4vbCwErmwHLH}@+4GyggRI}pRa%&N(h&z#+(GwCz=JQP+oSy1-N55O0_7Rn0JI5HtV5JU7
f=Pmul`M&t7{;dA5RrG*9a7>CmsYr@G4jq9$a-U*8!`*$of4qFY*m&^1OKmy7lLUajM87Y-rs2N6<Ix$vJHc4Ly~>Qgb1^EusX?B;?0oFLw1*wPypKb_S?
A!r>CQR6=h%C`*nXM5xVy2wLy$nd!iZVD-kUSMPrSLjTGtLchsZ=b%Yzg>Ts^8iE7A-;%mGS1ZA%3`c}t-^)cgoOuk1xWl!t>pPh}xJSW2QjBzgNiJrFED
h6!Fipw$07q#tBGF3Y7odzIZi|JVyYKo6um>c{&$KJ+X-j#yzmjr@*1rfLm5sY6OUb4rUm!#2P?hIR`*sMFj!s=eeoJOg1nBQ*p(ZA4T&Vmm*(M&P2mdAH
QNFR$^tEe8U;hJX^hhia9)qeuX~gRDut=KYbqzM#OqKZ!~|rO4Vo14Jyogzz~&;8-2ME^~ao$DO1;-jxl#efMs^{UHfIH}m|yEw=VP&2K9}P(%E_Da^XQh
2oUH9~aNQ#L1>V6Yv>6Un+Dy9X~q1N1cMcl-t}qr<xi+l2HJ@UV6B{chinPe(20UKbB}d17E>D5wKoANHD5CW>a)MdY)=M7<d-HHPV(n78<_3=4AE0hOb&
alZJY|$FN(yIZ)HT7?Wha|4-__I*kWE)K{Ut0qgj_)+2{Jr2(kF%*8)HOt=p|v|pXS=kgQ0_Z`f<O7osR(zb5CYY_uI&w$@Ph+5db_V5e6O;$9%Fgp7_3H
1lSCAr)@XHO8k)QwC%cwC{peyOEBfu{z&H!bcxyuv}fv|1WIS~q~b09vy@j)-<Ytcoo_`ARoHO(7dV!@0^o5V{gTbDkYQdpdPLT3*#Z23d?iZID?%J)&<w
-}G=mqgg0G0o0v8>wn%qbgd#l7Q??k2L@9>HN4qB$wn+dN-iBhM3B)x4@kE^dAmwLz3ebRn8!vy09WTfbLT!lc2yrholhb_RA5a%Yg`yVpxNs`MTH_j%eD
<bqUl*bHDCciDnv*>;5dOmhSC;5MSFfgd)$;iV*+_Vj{HhLqa`mu*l&<PwhH?{zBdX$F7v%V@O}kAwk!fbbnU%Ap=Ap|uN_Z7%DS>Y!AKQ9;)x(Y*vcP2R
;xfiZH*2<)BZU?dy1bwGNl@U@JTd(y{{=UgUbQ>6d$M<7$hycA%EgI?(W%$kp3|>|0sXGmT+Bk9Dy+?dSPvWQ17Dp(Bic%z|={BZNxe)*MS~D^0R-Y0Y2{
(W(6Dk<uf34#zyoW7q<3OrHl~@az#hOe<RZ+yMuuOz5-d|bSL*lU`ZMCEeQuv`+>Yc?<62w%?r$VwBZsG4;X>{7cd0B63W~o`Z}SZoy7<dXGB%kYfeOUJD
(@s0zUepHRI^~(c9yH?~AmsGVuRR{lNex7J;px3=jJ1_yICwpcy0y-0$vx9?RfD`x8&$x&_X#|1s#P!osfka05NkSX%IZG~^KJ+Q9oLz?hCz`4-j+Lul?9
3->=#_wAkwxI5o;3E~K<EmDE|0rS$N?lT|%GW+=DZ?-If%=W`812aDUXCf<YLBi7^56j9LIosgIBV+f06uUDTtmhDcjQ}7x1i<4KDIvi#=r#Jx%*_9Rrad
CZ;i4hb)Fc_^Gdb_7@D=e6-HE~Z(%dE%>MG{W94hL{R_HG_`|jW!!anCe?CJ#Q5rHZE=ojR{&K3miE9`;bF1kI|+VKQJ;|p@?IYJvOAZqJfCbP&ROAYS9z
ghC}4S~>q>apJO6y2Q%=T8MxKsS@%+IPGax4SgcOYT7s{;Fy0*ag)!yGj4=e}DRKb;aVH-`sx^C@<ZoCx-39f7uub5%%o=>?H9^)!Yr@v$rn(0Y~)b5Zw#
B`uDW!ftN>6-0Efi&JTYDBt{z%9Z1DDE6w-?P5|?VG0g(R1)%RDB%k};qR`JT;i>>P0VU+@`d!ff0jDv-uLvf<b+CEvi2~B2$|wB>U0?1$d-)x=)8<hR<R
b2qDQ@f8Ps_jsJKgOX(g;Kkq4O68f!_}5@iW_h2j3Uu1K=d+(7QQS5$u29#W8jS79j@R5)rjS5D5q79{KH@ISBug1Lr_3SS<y>NyCB=0QVdt(JA(yxbl{<
fz&g{_3{U@PXJc>Ki$fI**oyx;TzAaB;wG*|L-3Mfh-)g_8{pz{l|d>YTfDO7{W6jfdCitll$f3%JLC-^$RcS<jiYgH_IeD{LN|d&DT}}!SMv_+ttiD<_r
ND4)T!7xJU#2{4!h;f6O52{Q>n~9t8+tx2*g#-@i>m5+DBL=;Gw+1sWR%y$HbZ5fJAE0T9TI#h-!2bkGyv<|+T*`OE|;zuc?9Y#ZJMUYX`A(&G{G%plU*l
#=S=M}G|k1>t5|E$0X*f4?R3{>dfoqwd=(!_4L|fkq(n&-)Dr<c#{}_+=@WY%Mx4C<~I~D(?sD*9Inm3BQ3?0dm|j8~)u*>v8W7z~R%zN5t#H8__PBfyt%
eW+3taBj_dlpy?S9t?tkYd=b_jK7kwZ0}4w(0{rF+fs#Cp+F2LKAJ0Zr73l^Q8<hpvB7p?^(z)q3xz-i|*lJ5h2<?9%wEGMT{$u~&VIwIV78@{IIO^r${1
OT+AJq^pCQs=!A_d_l*;LpD$lmVjQRwd>Ai;sb(D4817USs$^1uNQm<j+8y8s3BWHkf#WsKml{TOckEAiy%+ZhR@N%1h{^28@15EBXd+?e;@9>eS$-L3Qs
=f(F0<QE(C;pq4$4ek6g0ZY&)N3H-L6Z1o#LFUpyC+Y=UDds>eC;9A3`T^|h$4b)*FToN7fARV#%I|C6E$HXcA>Y&b2l)9Q0Szfb+X6A<2_z&6BaPJg2L*
p8G8F6PQ`QT#1qT*W0ig^O{L2jM(18ZR5<cPh8__r65(^<32r1p``R%+Ze=h70|1q`K7$za;#OyaZMp4!7I{p#~%)==J5eff#4fgn5)?C>IXVNG>Shxo5(
B32C^C=;*6W-$O<^2mX-tqn$1q2ra=<+rP_q+(&EhKvOD+>c7P6pbv>=z6|34!*&2qg&U{gDUr?=0izCJU_hFcKjB4(jRm0`vAR01N%={tUve{vj0~{K*l
tBq6f>C-wB?<iZ6N%@O(+5jqFN=Ns$-48JPX{s0R_4m3Ct2;MN6$UpG<A^qVqN*n10C<z@h+t#<}K-MV?OXoos8ZYlK2Y(^a1MTwp_KfcB{~P@6UX|<xzz
pFSA57X00Q~mn_vg&n;|@SB_r@g#0qVb3-v$QaF1r6l`ro<c6A1_hS}POr1@7<76;=*`;?eyEN5UcS%>fe~``o-j@5bYplM?>v;P4hLFVNxYI1(ubsj}kv
9`JwfE(Q3*4q))TH3hG=!rS)&0JiJ~=mPWZ7Q5*_uNUX?;1eS!7$OVdz2mg?A`t>C@#Po|``oe-;UMk!3c>S%*&O)R3@8fo4?8W{P24rE1S%Kt)vOE#xxo
qmu>unK_wP7Q^tsBBlFj$2KOp!dDbNn=GZ;q}rl|<}nHFmtAr9UG3`GzQ|NkDl{siaV_tfO#{2}u7ya3$^;vDk|Am}I=6ZGj4kkIwk`V$=@*Rl#r{@$nA-
+#I|fy|%}#QGom1scyc&mQ5>?9}(k>K7Ap=FSiT5xWQ#uQL$W_SWa~*MY^V5CQB12m1y71`_=Z{`CC>=K=lr`~3g+`Ti31xCRFY4gdZb^#bt+{^bVn{1nd
w_YIH@0tB}H3Hkc~0s-|NA(q=c1jDsGOcfG7Mwc5t%Bej*c_(Q;{EBlvb-$oK!#JHjE?&?+8{aA1G2AuVG~4(Q`3?LF0|yER<?Yq#%IL%9!Q}D;<O10M(E
iN*`tSMY_v7~8_ucUc`uYO+2>1^B6b={;7!DQ<6ARMFz09%Bs?e#>0RQ^}_5tz!?fd!d_U-iT^6v2O5Ec#=4i*g-4Hgjx4+97O{rdCvLHuI>bpU?>e*y-&
2)78f2(|{d?it}6*&fs%(jfus{_^?t^!f4p_}u!_{>}l(2F3>v3>Oa_5h4;O^%3_E`wRmN3=RDf{}cfg0~ZAt3I`Mm9SkH6DG=i*(J8|xx+b?J2M7=g7!4
f|AQa~J;`-qI;Qr$O_dM%2-ZIiH%O@BR8V(u^7z-5&75XRnHTXaGMD`Ez6!IAJ8T1<T%*VIDtGcMSt+WyM8u%jkDf%q?<@eYD(FV>5&I;-c>JsY|?iKPE2
MYiK`v3L(@c8!y`uqL&|M>p<6BZK_6A}{<5fBjm82%ppBK#x#1Q7@o3l|L-4;Tvg3kU}c01ovI6y+W7AN3sf7WfGR1pog7_zCn7>kjM>?GNw}^AH>EEblk
)JMcO1%nh&&pA44^mkAgI9S0!@Bnl-A><HZl(gw^0$^;A?0TucX_6zd{^MCMv?0@Kg<A2@!zWk;8mHUqT7!Df`91t858WJVrJLF2`Q|4Faw7<o}(Z<`!<;
&m$*8|Z5&H~N>Bo{syQW{(wT^|1a`26(t@$m2Jf9HSaf9HMXb>{yO022Te{}%rj_we!f>;B~d;RE^b^!WGw{{;vO>kQ=&;Sk>u-x3V|1@-^*`S$et0_ynj
^ZE1w_Y3C)+yB%0&-Tyq5Ca<qBM2u7C=4IlFxENLJ<>eUDXy12EE}S|I-H8W#6JDLNV+}0=kRB~Mn3|-UCmU#Z6ue!zo*5&jsi8ld_$qW2(0J6B@Pw8(q=
TjB_U$Hlg?wkUknbtwpQXgQh7f;Ovds&N~E|wTtq59CiH+lL_V@Uv0OwwTt>=0P4pi=Zj)X<GyIP}4bAL4Rsl&pieZdBonp8>o<8I~NcSH+_YXWg3wBF9u
})<?JW+@|FLVgIg(S(lcdaJ8o%CD04R~(6vSFvXMnVz0YsDVAT~IGO7TDf9@zt?9o29Qi5%nTG&A4(rbL+7@DE<aJk6e2@cafz#NJPpz?(wxdn=OR8_1CM
rd(Tq5nbgU=Jt!r;eSy!rob!UbQMT#4y7V=@)LDhSFPzCbk3H`@jJ1b6Gq&|SRJTYycI;a|KU5Px22;2{=mFNhwoENQ5oGATX&E%XD#xEc_L2U+@hO$RQi
Kvf8hC%d0Awt`gnHvYLL#-l1>pa_A&-<l&Vj5xWz&>DI)@s*yz<FE;kh2Z<?SiH4*xhm!YzhBux8{wRf;h`^`h}Vty1hiTDb>3FSf=$y!R<T4TxO7TS{?0
YQmbl>2w0WLo*b=IjbPQr#|35bYP3WorpWXhu;)FdssccVN>ruq|_HaUD)ZrM)VKB8C_mKD@zwXC#aFX7f9qklLtJ$`>eyi?#Kkc`4(iq4eIValq{aU0RS
34UyTL6n`=3~nYH^pE@;R;7}j(@WD^g+kXnB{)K#Cm*|PIIQFi6Kt_?RmP^1C8THS9w+pXlgl@pLXbJUBws--7DMMi%=xduc)1z#mV9Gm4o%11UpO<nCj>
9iC;H{{Vjw0+G#>h4fLJg%EStWcpqQ0RR?-%qtbPt}G%bT}eFN*Fpol>os%ho@yg_6?UnA|r}GUC4kynu&ry+4wI&IzxCsPK{$f8aT^9<#{JS4qyF06{=u
B+=UfDe!c=go-|uPFB1bm-3RMGQk{@Mj|q=I@v~<@cC|l1GBBk;c^0EUTaZ^kxmOZEh$M$V`vn<5YGp1!+;Go8=_B_)7!8j<?dyv`pj`exB$7u!vG0{Yv)
xKSxAJ2^RNE{-(mSp{O<@o~s_G0ti@*9mG6pq3+vXWS%lyVa1-bv@);C;#<lg!cnfkNp&?f?77BBV+fAWYTF&@*r0QpZX+}apJ-yVNj^nX(xe|FKNH}!$*
^)cfAO1A^6HTQo*%iy^i@~{Pg3V(lpO(7%mEL2Bo6D^k<7r-)q!K4`FCq9J)RlDOdqz>8(Hqw9BP(uGr8c;m7^1h8d<+A8By(bt$KSqHH<MQYVFABH}^7;
GzKDm$Z0rsrD8~qFk5<MFaO&A3b5hrfJsaWgiF%r=DwJ!}FNb!@m5dyGF{<T3W=*-1q1`7MInf+vX;3g3v?cSq*DuL@r=70H<4-W#)L<{@6$nnMePZ}VfL
(2ev1oh{l8Wth>(yh^Mf#?A4H*u!=N#7YTDw}};yn+An_<_*18YqGMQ6_=LQ+h7<D+9L6C+vTL0aODo=QS)AG`VdLz2cL1A%WLEYQG@+TkBNh28NT|6Tj(
!fxY(2zvtEF2qTV58sakR!RvqFfqnkd*Pg1^n181KIXvXVJO}=N*n#9c=-|RdyYK+%An)KFf4vt8-0z<#sAv0s<}eKox7X|k?JE+^5;7&)3FfZcD7Am?AW
jn){x2u!P~HVl;||9NF0LO6AJ+u$`hQv}^`o^SNh6NL%-f!%-!~vQwlk*8e|W#Zx29sgI)4rl^4<jV@fw%i0TkHbZ26byKD{-8`MfvBSa1Cd@Xgc+8qg;B
2!C(p)=ClI&@_S0fjdIw6Yvur4)+bc@e|r91er-P)DjWz1|CQfUkt(lE6CpT{Wby0Y=O}F3%mRl2;lARJIVLf)d7JG9Qm*xxg7vB!0lG)%jY1;uP6RXfBq
i^gMr|^88^fQfB6>~G9)Pv4CC**x5+a4%O2tA-`*MQH~$b6_ZB+C+$4_+t0oTM^5pt)-~0>n-V6&L7{xgsH5C$p{x}o~Lw}3IBn_3V3rzyy^D7Sef4B<T6
A}mkJv<x$?+W8eQ|Rsb2>#{?yX>g7zb^EF|K<FrDg+<`Y^NzM{eSH#Mphlve+t<0;QS>2h9&{K9sl1e*Xs=$Bjq0a5#k>D*ZuzZ7vb>f?;H^?-nR|d?-&~
lAp9W&3+4#-3iRglGyBT)0PG0}ycGur?*6Os!}|gI2_6C=e-&8o2MrG@HVyhDI+pAcBj!RW`RCor3A+B<1_28I6dXPn`33tBAPo`IwCI7=INB2q>naAcIl
=e<_6HBw0P*Gj9oQoH`0&69Qw!+r>h|cp0)G+5@dOzL`T-CEM%nuvvGMK$_3+*w+X46sf$0wazZLi@yuJYQ@f!8>J1Q188ur>9Dcuw7GxO`f^7g)K^;F&5
A-nkx+XdtV<_a(R`QPU3ARSIAxe&g`5I*Y@GUgQ9>h=Wi4F2*L1>4;Z6v#6DCHdblKKSqg?ehtN<|+x<75)?K2nQ4P{U7%hrq3PX3j5#@=mi51?=dk39}<
6C+anG3_9W;AA5GT{C>b9a55g|=7Yy1k*(EDW5h3c|58eGN^AzR<_ZSlg;PSi-2I9iuDH`xl)XD}6?#>Gw%^v*!68ZZH03HPSB;zLS9tBzh8t>l-=Og?C7
~l%-^Yj@R6A>5h%~Jyiy43(B0^Q#D1n}JQ6A&8S%l-`~598?)_%qfTD%9^NDF6ci6UVO)1N!7#S=@Xg6SM#A@7emy(GAT41JC{jA?4j6!Vpsm5!K9T{{{K
{4Ef<$G5$Im2=N5*-X%p17V;GP80h916btd;LgWJC{pt!&1PLDl5$zxK$O;D82?PN6`rJI@^(6rzEbrFL91yEqLQca6>@m{;`c4MaEBp%%{{=<<2;}zwhY
CO?53K~?^85aO&I9NRXa@692<Pz3>#qwA88;0Y7QFW3;RPF7=M)765&!rB=@2Ut2n!hk8URT4671*$D-qnv_9z2Y5%(3~6CoA(3)K7+-3S}p74m@s8wLae
?#Bkh692(d1|0DC{~q|u#Y_+qCi4pU`S02Q^5^E)_s%p-3rz*R0Tl?!_}T6R%_R4<su=4r`&uCR%kVJH|4aAMDFNq1B1hc-2nz=h2Mmt$3I-PjEaLA4_4)
KI%_S}t1LXA`>j47-A@3LhbO`+KCif2;BO{^{(eB#$74!VF>H=qA__{Rt6afG?#zPYGBmD*q>&~|N`Vjc#U<@_tM;`>K6&(zr^3W6geIxnAffDZu39*6{D
eTQ6xgQv-t?mFw7U;+H0~sLs%nrcp@BT3rCmy@f-xL0&AN053_0jGz1_=8o#p~_<EG_jz{R;E;A_@5eCH~)=_a~|SKlTGI1qc}T3Eu|+^C>k5`S#%5@CN?
x3_;-1-vV;3e<lXC`Unae#PksSf(iG*#Q6^Y`c6PF*z3!c?Zo+kOA!?Y?)ozJ1Sco{)a*e5(jg}aAvX*H<^CiM>)r?m2qyA3?+@_X9Q_&rrW*I#9u3|HPU
z?PC-J6X@9RY}8twQA|N8<I0@450;YO-W+YHhS1O-(L2mic0A0?KjS+oVi^8*kv)*bQu*!T87s4^SX`pgF2JmmQc{R8z53;G1?2^9PV1OEsE;tBHe{`vs<
?g0M$(DwrZ3Hu2L_6gns{_`C0_!jyF_YB|+2mSm37Wex7_XGqLf~*ETz@j%jM$vISf%%?2MnAqiXIAh%9OnW)?{FqQtvM(@Nr+cI2J#j59r-2vE&%}+_6h
$62m=fRAQT!K7akZP7bUd!qV$~elktr34e}505bqG}73v!eCJ!eOCK4hP8~+gb2>1i{1@^`Tw*s*MtpBL~75e)2@AT>M=j;XP@#*F1-RRZn8|NhEC*~;TD
CYd;1Lg+g3E~OgX#IHmc=>twclPYZ@5%7W@XPMX7~>(_B-kg^E79r?=Nsl9<s;=K1?2+U0Mh`>1I927IS@M&J{3V3C><RY84wu`7z`L579JKI7#tiN>euP
i=+WiP;>p1dun(#Zq7Ix602%}y1|tY32rD!2IQlmMHwHKg!R5N%x!ShYwbJeM;_=<?*y_~g?f~ce_xlO`7yu^sA^0Er9{wHyo6@GwuFta2w$k_40ObSj2l
fU0*6GpW(cRG5(AL-r?+y740uBNU`sVQB@8a*`@8Rv>@7?a*?A`0!D-JCUEDS3PEDJCLHwriqIu<+|<PG8w;S$~y+!hi9^a<<=>Ivlt-+$eI-hbSG+J6`m
9Ty-QBOWFp+!*K>?iuqL^%~t7-WlH+-WlB*kOP?lo&uZ!ngBowItw@rHVifk-uK-0+xOV`)A@fVb17shSSm~^>=o%E=qcwd=`oY~f%}2|f&YO4Bpw<X6c!
K@3lIbX1Ns5*0qXnV50Vj*5|a~?6_d;W(*W54-UQ|cA_OM{C<H14Edti=*XP>e+}_{XP47qZKKM8MFaYoy@EP<O_!|5h+6mDG&jQW?%mEDr7z-B-6b}#$;
1Smq(iqJg$RP3g^YZoY_w4uVC-E%tEb%PxCh*c8=_2qW^d<ErC+#BW9pf6_7}@X^;1Jji&<V^1E0FuVs5FYcq<Id%Z$n|f*mj-2tNDe#J^cy4lT=v02zZs
h20p*P8Q0yt(Dxv|xQ0Ex4kt*yFfB;Fg8jfejc&L-t;;h$6Ksq=cZtP5dhK03a?R&GbZj?1=KO#@{3)nDMfTl1s!lLH3&3tYlrNV(x@@#POQUW(wN6kuw>
*funP?WgWz$c*&6TdZ5NaO0q+(CJX=Gu%v<XhU9+_l1K|MV?x_P2Ij^qkFYI!(3q&F}-Q+Uif?z%xd<Nts>WeS}<B+F7etf`qh^!JuKy0AMt3pGGGo>LRM
oDSZ*Pk3Iuizl_b&2R|4G27|8h|F@lWzNpL+z%4HZ=y22sC*o}sBe$FyYI=o@3RQKE%-#eG+R47>qWvmUOgQ>00d?|1<#>9r_8!P63;=s!P1sL%R&#pgzX
PLh=)MG@5D^MtYXAJOT!Akg#?4YqG2dN?PU?bUu?C%u&<9l4N>I30_v*0avlRfe^Vwu<kN0HA*QjuDEr1gY5AMKvOtwT>7(2~G<<76C{zT$Nx7&$8h(C11
pQk;xtQ|5X2bWpl|`gK-2)1~zDz2=5hh{3CUcg*1YvQ$kJZq>d*BW~#PpoMjBpb^UOWXrdc>zadGeCK7x&CQTelOyk0g1&7%nqEgg~ag^|}MVhyklVZr6l
9=-bo3O|BKctp$g_%hG^9$BIopZfwLqc1wXjl$_f>*P30wS!WkNn*dQi<0s|5xfLQjl(m_=#R9iHReHv|AT}61T4%4jZCzD8bsJ8*C~${8N)RGCQ6mySg_
@Q>Z6*^yDpNr~ie^AS_!llfX{ZuFZxJ{^Mxus4y#Ba9oQW(z2^3mD*|CK{Vfwy6vrmjbI4~hVHF6O^b0slA0q)5^OWKJ*&ssr1dcQe9b{wKW-`$QtD(_A}
LF7<Cyv_qaV+c?{%Sv%T46`^ub{&F1vGZC$!ImRH=my$9z=B#p9*+J$JE>(rgv*^k+(LUmUY3hM5?G=@RpDVk@pFVg;6Wuo-1AI8d>c<dP6|6fN07ikGyq
mWwaOJh9M+*gTQ&edo@kUnWY=^+@;~oCH(-=N7;aTSOPj|)1i9WnQ$-X&W8N-601gE}BH)WaP-VzJ^V=oj4<}1O#*NVbmIAWAfAbwi>k8Tdf7Q4hsY1aDu
3;%(y!s0v#wdRc+z=>OSuDWdI|_;N=?}-vOZ5HU7Kau)-rLi4Tf`-Se}8{??;7SAw_+B5B!4h>e-lbGfhK|bJspI}9kbHxi*4o_yeWSjA}l0R*Gheb>(Y`
@)Uxa}0WBi_UOa+1>-Y`~1N5{E$`!)q9Kz+v09M9<=|v0zDFzt;Ho+x7A{kig*dzPQ94z#qir~O-I_A8qcf|Q)=&i%{Z-Klx=J)iYFeEEhyEjH4^5F4*=<
MG&=N@^1-GLi{e=_f}-KWCwe-GWyCeP_T{ORa_*ol8Mfmg48j`HWXK6imeIo&cr@5j*|*R$Q_?VGCK-POjsB+}*KOGPdo2&LG6EPr!>3@#q4^gcg<D1qLs
*Q*zQ2P6Y0Vyt1d;^;)`pOl&Q1e<Pw(8m0>s*r*A#ioH_aDrXR&OU!uq<<hCsfn@5`3uX3Kw7-mc-Xfg3xeVM&cgr>+%ZAS2H(*eKIc65pzzHkfo|yY?MV
x8(SZrsiWM~Z*&r4QChyTrGsS<^9$Fmr3P5dAG8zF&G-eg-XvI|SPUiXKk}O9^!oJIA@DBpn`_X~6-1r>+;K{=iZFAuLfxtEfLp?#`_KH>bH4XL+AvuBMf
BNe)SF|jv&!1exVt?`!^peK)3-UwkpGQFs<$nqY(nitK-pnoL7qAH@1_BZP`VI0s`q^p~@-P=a4=6@7F%0YOP{0TbB7qa+Y{13*2%Gu!2Ibi76W0a}(bKm
L^7S}m4DbUYr~=UZ%;odo$oMR5f9YHWwXry$<$uWaY8Ptae=Hd@-0|P-{>C2K{XO5^75ppW>)YW3016=w%_{>E=-l}256|E|?D`oE<{KUq8rwe+2`UGX=`
~3H^8oV9Bl6w8K??y5{1E!-f5i{N3ljY{I2Qy43*_!HJjC_w80O&cnDx_;&=%F&{?8MQFa0S8HikNX>1-bq&KwoaTLShF-5LuKy%zGg9RS)U{`34M3h4gs
7Tp0D;{7T6;>zCb^BejA=;IRy=N=;dAm|zS0Ne=v?c*%-{pSk#>f#U(1mF%K1O>1V;xZ5h(H{R8eh3*01Ogo=CfhJBDZtze<|i#L{NmjE|JV!I_U#h{-{~
eX3l!@C@%{zQ=JU(hH}V$r^Be`kRI~B?0t)uYCji~*D(LYK6y4Vv_Yd0X=-m6Z2OSLe@b(uD59$*CCD`Tux9B$i)Z^|O#OVe7kiRec(H90T!>J7K!5{kH8
wvY35z*iqGsF<z8}8-X$r#0Q>l*j@Ap#Qx#oXlx?D-P~{q3~*3i}~P(<$-W4r$}%E6@`J-~J2W4+!QWMAzsKBe4kxNB8Yg2ng&K;M)+3)&Bzb8sHG>4FL}
M2Ljj&&BS8s`|0Hvy#Nsm5Kdnj5gmVj@lzoN@FD)@_9){JDHAFXE36LT`}F4%vrYY5CjtZj7aagU)dSiF<|6*>@$!Ng1n`&E2UZ3-!v6#46R8a!s2BDD8U
7CkKQ{*bOU3*5FbNA24jt(n-6RJU8uAG5@8b~@ANdyb<p2Nc*}f7G^zz{L)6)Xt4;d@tf&B+5`mEw1{v+uQ?19uC8}SVEDznfg_1xoW2)`;6LHh&%==T-c
s{_gc^#|i8<L}E9&G=Ri4J`Ie9OCND9^&#nWff5u`T8m66FNH%54!X9D*xL>4lwcZ9N7Ze>iqp52MH?nAjcO4)8Pl(_yq~}5chx6x*8cWGa}B>hy|=#baT
rP>K5YX?F<;>0`m3v7zaZB{=)GGn8@!9DB=Mk@aP0;sSpJUF%8;p+W7_N>F)6U2!9eBCZOTF3;GFgvJd_X4FUZX5&uUH-rW834<b4A`55*%3=H1p@(KME6
x$ut6b=sm0<ZfM#TGE>9Q%j%+5`p|^z`V;iV4^<+!pBQ6#5N;&-*VS4cq$hCkMn8_|NY7=79!59}xig^AiN=+34~3^9Ss-l^^F5{1-F=3J4^m5n1B92@v2
V7){y&4EY*K_xXYH|G)b71@`bE`}_VnyeAqd8U*^+>--N4Bl!#bJ+JHo5CI+)8W7$T#N`F+Cg{%6p7>ZU)P_a%IoRxc?f3ciF$??l@af6$^y>W$JOK3JBN
7Gr4I%fl+SDKSRvP=qffDHl;{AgXG2!MB&KC)v%n=twD&fHP`T7|d&(r1a<?0dn^&Zr(`}_L47tGJ=5c2&I1^W;ng%r}~6u$dK-V5;d>Jv8y5fBcW`7N(e
<ktfB;RqP{3fkr*B=J@i9}4vM^8PHU4<PX@uN^eYV)6(21@7$qt@|1B*dYhq-vAQ;=m$elA=lBC`pDmt4M7p<2lGS!@C`gW;GIGUf^Y-@;v*9X9nTp53Zf
z-Ko0}_?e_KX6GtTC%Yhit{|>zeD)<umPwMGl!w7$E!^sH35b@v|1mVOYOF7so=pgtK>)8P0^(viS%W3SjA^i0b<p~5;_WJq$3kC@O&MgS?_UqXHSDFIz{
|NF968i%B3>*6q2mcEO*ZK4F|M&mr@&@?()(`{-0RI9G^#tJr{oV`t_Y3s``w8z10Q&<33;g-_00IIK96Y-`iJksDP#QBmt?XYtUQ~-cyCAAPGatb{o_p#
&#L4<StTPur7x@_e8vh*sAOF(s-stY@{_zI)CIBe|D*`P7EdtH##^}Q5zU8~*EBY$=EBPz=Ech-CE*2^rCLkmu8vGCT2=D^z{^;EP+5Oo4*8J1_6AS<c^#
$z&;|1RR;sM<O)&I}@Ch{uuDEA}y8uz=|#?s8q(#zDzHQGDbJlHwcHPr#Z0Kx*o1;PfwAMhpZD(f)lHs#6&%?{2H&=b@Zr}MGyx9Ym*yyY4c8WtQF9U34V
`|$(s2JQ{<5A!7*A|W3o9Vr?u=I7wz+TPXL)7Hon#}dU7!4kX^^CST&2`msV6f*0W=$ho3-<aH%$nU)DwCS(stK{M7+Tz#T)YsJ0{UQDz0v-k)2OTOHC>$
jpBO@RtAi6HQIle-|NX9A}E*>%=H6%DE@Ym|m=FH>A-@_~ZD*P(=D)lS!zW=}d!2H4d!23fHKN>wDJ0>|S59tfv3D^kI3eG$dG!`)!E*dKw=?Uct;|k#l-
wL)3#1701(hJxM2Y>c|?SJNf;C~g>1KR%H`{4ZI%Mj8L*AUtc-VVMh-7M@c^)dW3rwXnGumZ3DuKUdH)$Z8s+v?xv&Hm2+&Hu^($pG&g?H=nN=^^MNyBEG
4!y?Eh%q@ZLf$f3pf$V|nD(52L9^4z+8P^>hAR-_oAtoXxHpw)>HoH5xK(h-T4jd003>yd=ANL^iAo3#bBka-U+T`Hm<>cw)I1M`vI}kb%I1{1(oCKZ<q7
bJP=<VC*)#K3M%-_HLxBRpHvHh?80Tlup0vrDv{TuAp_}2Z`|JMT58}%IT9qAq7Al(`tCmSpnG8Z-&^yBm0^Vsv#^v~-S>=f-4>=o}5p2Z2i{cGsHAh}b&
NYb9a?aS7`fsuK>zIg1uPKYnR(tT*Z0j`k0nb&~44;k}3Tkgy~lY~J&U{;nsF>Qf8_xBDyK8k2Q7<;BZ0@K_+?j-U&&Q(!8-{O`%Mg+q>R;TVgnvIgWUgi
e8XD5NYf3CE=7G}o0;rZM-Fm$>(AGaVnjq-guGc9~MT3{wSVe_IpzN7FvPB$4m@O>6M5YHmJu}-nO8U`M`JF9ZM2z0l+-iw~QHoYjk*L;n<t$WG5Y|-z$E
TSN~V7%tKqIMIz6{=^uSa1})47v?D(-I}Q{~k%Zn!zW$ez1tV{(JShXEb`da+QR;*3iAW1HdIa5jC_rxa0Xdphu28^_&Mi>&03<_cs<huIsQm886|w##Ru
#Z9Sj7kXjPGMiJ9ILxhz-rf8eL*E=S^d+DveUC2qlT~@}vb{O5gjH|4_K&uHr`i|DWJ{kMJj7cHCGbLKTE<-Cndqu538)zXvk#8_Sg+uW^+Zh2snJ+QG)O
=h&ML^F#{`_-4VsebXR_KC1cN8W-k#Z(LzD*gww;J?5aBY7->r<ybYLrbsgJSBw6!n$AzlpTII1atP_VAlO_z*+CHj8M!ho=|6-{>_yD)Upnmt<r=FC7uT
TdC;1P_o*-fh~K!vWGXo#@y^b8aJB1Uh2}nz7gj>evOj9gv`mly5udtPf1HX^K_p+mGIC$cj*_s@ibAt;%8kyAMP+f=)L(nEFH)>mUfLi&(^Ct88PQPG&;
sQ_o^g4%QFf(X_!zwyXiH%WxAF?iov5ldzL*wTp*1=u<mU@8%rrbag10%rP5qL1eC5n&4P$Pw|qH3luHCak6C&^z_nsPPQ)od?s^(Qg6u0mHd{eJl6`AHA
|?1hvx7@O!d8PozCm0-(7~ZVgl<kibtYm!;=kBGX9jve7Xmgwjp3j`07qUxXcufiZ%;iy%mWKR=_J8FIVplbZwT5yT-+-_3}B2vU=HX%bEFPIX3aK0-!ms
b$`=|y9M#@HDA5i;TH<Cv6}6Z^vSaK(WRfF5s99=2A#pT7+y!(%{fa|Cqt%r_<h4dX{Ek#W2;)3JEyg-Pg3GT!+<9t1T}@O#)1?eRLzzK9{_8sQ7_Db4z2
)WvffVoc()jHY&mGzWf9$sn&J3sx`5-wi(F!C^>nndA2GkZ~CnN6pH7}dx2m!L`7J)Uv_l7iV-GP5?0O3A?Zb_;{Nf_<2{D0MdFMJU!D%T+dQWBdS2P1)r
+smr!<n_7q+!lX<6EyUH1%LP1RQtB?_oSyA3my|M84H13Hxt+jQQ3h4#5V!y*xAYBMPIs^xzGIJe;V?EAP5E`Bq}e}+-J`yFTy3`v&R4)AmV|Pe{LQd_ua
dJ=Yf?2x`7CRidM>h#TzsB&w+t|*n!wh{bF!|-GNNte=hs)fv|xie@xW_fBgVO$l6JP!@EBI>SN!3lSkQ4G%KJxLh&y9JDtV*1LP#)-SEzjfhFIufyeycH
Dvg-1}v_B6f;MG27mSm1LuFRc9$;#03*TR2JY12Qs<`GVH`ZLvH5QI`HN5hik*MGtg^%<E;pcmk%)iP`#5tu{eM6P@Y){R^aIQ;K}7t@U&jSao|m3F?x+X
-`&$&<$KdAa7YW4v3l8xe$V1oe5k3JT?TP@~=RZvT!XXW^7z6AR6@_mA68i}W^eGM*aX|?&7!(@o_0%i$Vd3xMhbk2z+l$p3f5Q3w-O0q-`y@vyBQUrb>V
KK`)~5YCBkM8ZF2jG=2>agwQU&73fAbI$EZP<u^Xft6P*>~a_UFI>A_6r69Vs0M3@jS}+bO`t?)Dhw6WtB@K?y0L0~_un0E<2k_u&a068#JwG6eelC+hqq
>)zh)Pq7d%^w{_(;4jPiJDeZ-&%5&u0ono~CmQk|vhEei4945s)y_CVL<=$a>#rrK<Pq=W93TG<f8=sI?eq2P0?`V*-4o~WBNHO~Hs$sS01i6=+a3iD-UR
UI_~XeA9q$;N@$)+g1?({r1P1`U-8UKS{|e{fC<w9+{uJo@_w5V{f7TU_+9)6mHv|#)HRACvU9|n>3HrPN%=)6mvM=S8_wpi>7zY{&7oScv2X+MY$sOS9Y
tSwj@)j}m)eRQk75d{>{L<kK2k-{`2jmSP*Z(5({{GeY#wHRA^xX@u`5z?&2hj!r0m~!^4(0^c?#0~w3FjRk@88cH<>l}9wD%#{(;M&$a|Al~75^zJCc-T
!2g<k}5H4~SBGCK?0o5VW|N0W}_wge30xbR4=kC7#3B|bZ8t5eP`Tr~0QQ`I|6$%{k1pe;*IP&5W<KnXf5)<6@&f*R06+;A!{qqqN{?P*z64LDltN0A*+R
@7n@ZkO$(82N^qUjgeqt_s@+~C^uB?=@U5a7KX9<~kY59i0%0u!7-;T`@g5F{}J?BD1B0PhO+@%!lK6YJ|B`|$P@{c8CBAGas}+W-#Q82i=`K;GmF4#FJ)
Gz8s776<SX!_^nbwh{7^4*&@8_vQBg|LngSxy~Qd`^eY@)#?@=5;`13&F@Jr>=-@-3<v=LP(TR+3>-KBF3K1N%>%y_=~eSkK>Yy=2P5Yy^!x1%`S9)G;Q;
C|8_~7+D*Ojw;m;Be0GuoYxeoLrBG@7WAS40%O1=5>8zBul@&)f5+aw|$H}wA5@#YR50qFtn@$d!=ztZ_I{Icr#^wH4*Bp?YDf!PbiDFN+Y6D!9GMT!0z5
abKwCg#6Q-2L2ACbmy07U=~f^xGfQ@B-QS{=3%=<H!eF`sFMYGWg?t4fgK-0pJ4~VG&?B@a0tZ5ilhG9n0(UAO+KV2p9qH8_o#;^#%HG0!mu~_JQyK>F)j
H?iTp%62EWo*!>nfECtE=#`(4pbvDi$;X0N3IUXSG@9zuy4NhGc84ddU$@%y!*24pQ_}}1O_#6ci7va@RC*=hH_`nnpEF&3L5SHrz;tLE!x&`zX{}9mvD%
v>s>J$m)Av0|s2?72X5)Q)n4G#G(2fs1e2lWF00H^>Di6j^6Cd}6R>+s<|1<vsA&k)1?*B0jY6e#iM_X!gP59<@{2NuN*2lv<D@t)8)su}t<`W*G$5Bu==
_5b+L)cpKr2sRr96835R1b^BI11$*#HWkm;4j%CbE!5=hKK}^<BIw~J4FL!%)I=;J8wmZ#@e}qE5ZD9<B)Rwa59KF55gOzZ<n{G36!fvuxD*~Q1m#8qB<j
^1*$w;aK=%O-y4JqW^Z?iC7X|DG@)Q6a4lCWY3CIfhAR!;*y8!wx@$;k$4Cv|Z)*b`>*Aprk2k*3>`T7g{-?$a=F9AXX^$EeP-xcP;>I1a+)$;o<2?!-O+
}Gjo58n$T!{#74&;uS8EE6FQ?>>P73(NNi*X|uN=H&kU8WAY}3iIXc><}ZPN)5{htq^(kc@YXJ1jgkD|HcRI=N<$9R00I>{4(ko_~gNd*Rcl79!w(3-R?$
_=@EbbE~QZOvq&KYyaos67yb$Usp(7(5-$oA`2qpc5iBqL=c^dv=k*pn2*4W_KmO-H&*w4o<h~H>G}i59=alyR%zxV!feybH)#?<}#PNYKu_~zG;4ktg`2
%BD3(w681RMY%8h`b=2n&JWGP>n~00r>_6AB0P0}28Z4*(he@ca1u^#c3y_yqg<-U0m!2l)dG{08P5|Nj#D^bGV301xR61O5L22l@K_01E&AFg|ZQ-7d&H
XnEf}FQP0xg^M#iTor*mXyJi9-;S?69FMO(dgtCf{^<kV2-OSC569m9>G<^c`}qC%K@2?-ITbV+F&r)UKlw=dQ2JQ=Eb%e%GVwF;GVU=UIw?6WIWsso^wj
9i<jUg4;K1V;+#J^((;v|x+41Z4`1}C^2noyJ$KuD}#@)!-JO48OBLWr#3<lHo%k{<b!tcK7Lh4oHUfp8ZX4X6<J1aCVGBYkV-R#@p+}YsL<;w6N?keyw@
-+50(;m+u%_Phw%_tHJ84w&49vB}S6!IJKA@3&cC+aHaCgC968`v1t>=EY_;T75!(iYnl)EUqm%pb`j@ZI&+_R{vw`O4U<&!Wqj$B@N_+vU*U&)m+~&DHD
J<k8>F;K<>``3n9C0}BNV2o5j~HxW7%JQh0{E8aZeL*q#0N#<1WTJKo!R`65t)8xw9$JE8n!p9rsC+H^XCF>&U{@wc3`p^5z{lyg?8yXuG7!(!}2>Jl{{r
CO#0QN!pMg2woME^nm2LSv6`2h0(^8(ZS(EQQ)(f88wuYa+BvVXFFv41M$CEO#{BhVzu%;(?f=<4w4_2dx#2>Al^0Pg_ntP`{iy9vDozyas*?DFdK>hkLE
{L}u%0J{RP2&Bjd$py*<$^^#(xazg&x97U$xa5Hkff<1xfg^z>G4CbpAM73L9_!2s#tp;{!4JI;{>K!|9MdG$CfWt|_werO=jG+#BJmsV73>e{3g$BXH32
pOHUT#Qa{h7xY6M>dRRqNY#sbL!%Kps#zxlKCv+}m{xb)8O%kRta%<#+b)*II)*ecjB*fjCs_1pT^{m}r<`|9`P_22Z{^wwbdY4~aMY4K_95(5te4h0DX2
?xCKvhuI<tn{e!yfTHpQUxo&fxD2u-E7dmUiApTtlSH}iLp+;V-R}2t%Qocvr3b`x6YV7i19Q&M8%grYZKi*(JmA}JCyu9^`}%lYSorK3^c?&a_aOw1p0E
j-}xcD-VTkt*yg~zs(#hHfh;pSqdTKJ+${h+&All+#>)siLB@Hzm3Jn*uhx~k3o!1yM*1baX6P%s(GH%wwqWABhMOL|NOo1c1!sJ^YM&Il*qgGu?n4s1Er
f2o<dr?UhLf+mCF}aT5Mvv>21I(hl+xikCU56E;xB+aZS><j()<oRbBek<UCI<ZaK$`4wc95=bI}w$M|d8)M-2G85)f^?WTK+HdOpm&U{eG;1=S8bW5%02
OLYG{`7lF0<8d*&+k5`Iz}$PhMB>i8kuV^=reLYQ89J^$2KlW&S0PNlUCG<N2jR~?T#^^S!0`3ILAE}>cTb1E!ns{P!j!SUSB$d1-es6R%Xe77Mm2`Lcb|
wq3Myp2azh$Gg~xC|Dr8tbOh_5PnPr7PW}v1&mw$IZ%srjIL-a&H*3w)+!U1wWx00Ga5JsK8>ajyVoyV{}!ws-L3*V4F@d!e{Yrh=6=_?q&l$qW?^=+oVn
E4pLvp~_mF4f?_^}(>d2T^)Hz#x&oFw_q}Y#<}P#2z9)Y=aHJ5E2VOT!kV(-;<a>ye|npLE>Y-f;z*!NBpV35<r7Jg;k6{-A6e;S->4XcS6y<0%T7>4B%A
17sjnSf0;15`%fG^ZjqzAnxIZRi%t%_Ue9hk5+P>1eLQeH76_@lc??ECyRel%n?7$q2|3L`HJmL#VN*On?+QXdzOP<DuUG*=drmh%sv8zS!6F7g41{z*m0
b-$S{Q~vc4U}9b>cce1Dt_C=uss=f6E&|YYQttbD2m$tRJO7I{!I9PvuuYwF!7YV)UOs+(?i>s+lxEE#IO*YLbXR($-Euot`{E2%H)~s~TBAhm4FsweOlh
-AL*`m$0xv?yWOGU#=-Yq7<4y9IIJCozH<l>Ot~AF;&?=S*<NV%IlLr=qVpS=gu8K6I6ykeWZp!JL4Tda<)f6?MW~|maaKK0zhg&HQF3O{UjJbqvlOOq^3
APvdiy30+^XVB`rEYA>-x$4)7KR0OIEJf&IJj^%d<1F*fNTe<j56{`un%)gtp+=j|X<$tiym`qD}_O(GDW2<C$;2m+eo1c4g%*}+5z3#;pY6S_c>O-KMj(
97c9!$`*!x_`_%49+byFA9jV2}t<O3a=0&#I&Fxwi$K?R)6nF9~#Ml>!+{~FyS5L@-j<MB}|)HVf=p(Tl|6l+<yVgmKE}udgs`Iu*A&AMzkKZc~e6eA_xQ
}u4b*&)Vo;b9RblS`0Ro7fAgh(zvg2Ef#ibMpXKv`D?)L9n<js1>70Tifq{Zo@-S3?fn<S!PxPUIfm(s~Z#02{YOO{sfq{PrS{zC?7zZmC%KQ>C`T+0;_P
BirBl*(;%G~J>4B^<>h!NeY&<WD34lvv(9w6jJJAV{`)hyi6`c+WWNAn{Lo*k4OL)zRDMcxyT6Ba(c$=?+GKKeTC#NA#nAC&eGOgOw#zN~))4(~88;(z(?
6Yns>9TUpsH}UiJJq<Z`*Ny}P&cFQX*DxLq@yQS$GQki1_WsWt%mM!%)&U0_0n`2J=Nu#b^<xJBTJG@{AMIuCA|(46tWp#46AcbM8A9U+HTD|$OWNSc`b;
rX&XUS7FdFXu_}1Lr7#%Gl`4@p5>wo6c3xOp5e-YpeCk<M+^8xw?Rr|>4c?JS5E8YwX;`A=#RbbKw`PJMI5ZyKf1OyBN@)-~Sz68A8@D~>K0pJM*7$Ohz6
b1Jd|F}H_@B9fO>oZ0y3jF@~Ai(x65cV4KQoZ;O0qOiS%^tez3-BTY)w1#K^4#k$9UJpJqwe?P8M74lrrRSmCqpM5%7HkeEfB`?Ljd?CT?sbg=MVtu3*rX
s^&aNp4<07>9^Kdm?DHGX*&Q7w{}TQ5{^;@)1^5IF-SavK0^>XwCl3DH+AKp9+z02?F#y{95f&@%;T`t=7smUL^eFHVDhD6~NaXkkQ1}1c1o+Mlfzhk@;c
E@N^1TMa2Oa<jDUVkJXk`ot@B{Sif8`O}<PsnI&P40q1OwJj?8fyR4(;ms>cj~d(G6D!2>0v+$~XiF`MCiL;}<Uk3ep${Dcc_gM9=mI()#lI71II{)(i&?
&@$HJ>K*VJ<}3{if88JeI`;+|3HTHs(%s)Yw+ZbY@A3c?-?shP>go04yB-z%V;Tb9DfitH>bTC>A+sR=@IL>=4a)i@5hn)M0rJH9E#>(9<L#w8?Em%g%=7
yO4PF83=I{*(|EdlSX#C{@xaHgC%L2d@=GgrTx6~>Efgu6X?gi-M&(jL*`Q9%TExXbO5YF-2@%aP!)Ap$y<6->;Dd`CL<@?k4&lBtW4HMDhKm-<4%?s@46
?OFt4$uSW?gb9$De=)A8{5bQ^0OZRG8g23<meU^<=_V2>J|9oI{*Co{l@_B7b3F=_MZi=`~b8O;P?9?2S6z*%n5%S08A(U|M?vO0Q@xmDjgph0@D@Z#}4*
J)iUb_4hH=PC<xCH|7YkC*#Xh|0Sd)3EC0#>FAw|?;?))m%z+;U;UDewCBggz4kZrsG0FPe03kd;;Nkxl-6ix3E#nvLzw+=71Oy4?#~lOc2c7Hy_x{H84!
!8=7X=Lhh}KKN4Gj1>2oCWS3V{>~Ch-oX4%x8x{PXR76y`Me7}x*}*YFkQ`%UNW2Flt9Bku}8>jq2{7S!l42n!eP=)W5e`!-x6?#nFW@-Zs-^2qPZ`4GiD
5%3t}49g4d4;&Cm_(3)T1C0j@!u9{tSq2c$5c@jW;V29q5EsJ({P*7v8DzUs-b%{-1O5Q)AL$nNAWDDLR0ZKIpcfG9@u&qa-0|N#{U#qKVBq=_P2UIm4D1
vUGePepDV`DY<IF=R>JIqt2NUoD5%?+f^!5h1+%<Lh9`FSq3J3A@1p)j)9N!e(2R8=<2B#D2r5%6L6aS*@8W#oX_}RYp;LzRM0Sf;%4hsOh*!>0!CgLW6E
egxkY3Q~l-_jEb^)1x!)gK<;46XL(AL$mjyy5<N7ZEG<BjF<B2Y&$d2=_o1{Uz4a{Ra985ZR^hY|s<j7TeMx4EpUS-YzN@5g7~O$q)nm7WXL?aj^XCCj4n
D4+y*N=I<Qm2K=Peh|v)q3W<L?CbQQ%;Rx*aYwIcA?#|8dIs4olG!^^;B`n0=4lM-12%Z-Ke-RVOfz1d&3iPc1PtpAN*Ch`9*xqDp_s+M0?eqZo+QixXf2
=R(`2*DB;2qPl5&_fp`0xNE7ZNlY)z{AZA<Y9ny#*Nw(f>U3KMxn;+hl<l)WhHZ{=_Fq>f8qQAr>tKKl3SwEEiYXXCm-3{_`RNKJo_U{Otns{oVrRt`^zn
FV5oWDFYQJKJM1T398fII{`2B{egIq*)kym9l9_T&)@;y@+%TKBOeU=>*V|VDogtR^a?Wj8v;=Ow$BJ0QUk~|5cVwKDA?|Q&D%W{g53%12(%7)DS`g&<u&
XWt0@gN`r8i{xht?@0{*xY8|mEn&G#@70vo6H(jd<IxGoWaCi~{<aMtjt1pV>_7WWSP01N;e4f_ZH>;~oh0SNZ*_XqX&=KKN=0Q~?J{tWRB`}hg@`4sj1_
zv&~0r>y<3;^=@3kCZMHQ7cy8T1f5G+wtn-?)uD1ZoRC>#*ZIlTATAW}_xOPU~|$B?w|YA|yB-NfuTVXA|h>|L+O+4g3uG$QQyEy%)F@uo3~n0=WUP1FHz
AAkHPrC&($rD#X+4&gstT&+XCg>B;2A-^AX;-NV^3&@Rg?#w@`r_fq#__-prZ`F8NP@3ZW#>#XRh1MmU({{j04^9tF{&c(&R!o9k>KhjjqWXf>Ke#;f&7U
CA>80Hk@J^4rTO7KYQN9g<>_#gEf^%(dR-Yw`f?l$x}{yrcYC>|{!Gb1`9{YMB<3RMYQ1z{Y$9J(I0A+;&98pt2OB)BNDF09w`&+N$R!REH()J(`nzeKn}
us<{SIq*E}Kk7o}&*{41u->WMpxn*j$L7D|xZ|+o_Zj{S2LlT93+5~$HzYqML?=opD)=(|HvTyPKmiiM4#f__4#W|~^3?3s>Dc7k;oun-9T_7VCmSyu{=o
>h4zCrd9i$@r75@tZ1q}Wb$N;<VwdAebq}YLffqa2`fqH>^?HcYN>L=+c<S)b`z7@R-zW=}Z`Ly(>^Plsb^O_v)9PlFdC;Tt~-5%&8^DOx<{WAy13$zcW7
M&cH$@IqP#^1-;#n##?<1_6#_CEhY*1p)d+_K=T<EY>{;y&X<<3{30<~!Lw&O*gRyhbxHH#RpkH7_<S@5b`P@yG7T>dWjh-Z<Dj)IZWe^Mv$)^?~+*`+*z
HB*-bmE5a?qFCa4?H61q`HyzXT$Lzc0v)`!QF(xxFHZ?dpJUlEDJ{CzARTg6x0=WaP1FHn82B`!w13Cdd140Bt5<VV4B}FPoE=U*PAloF;Bh4hpF4H#CJk
&qdLe>i+2Py_93MdjQ+C<J!#8|pnuvypB#?rgfwAHTA
"""
