"""Weights of `tni.ink.predict_net`, fitted by `python -m tests.bench.prediction --write`.

Fitted on handwriting of the set atu1 (11 writers, RWTH Aachen) of the UNIPEN data: Unipen Consortium (1999), Unipen
data set of on-line (vectorial) handwriting - train_r01_v07, https://doi.org/10.5281/zenodo.1195803, licence CC BY 4.0
(https://creativecommons.org/licenses/by/4.0/). The recordings were resampled, enlarged, rounded and fitted to; none of
them is in here.
"""

from __future__ import annotations

import base64

import numpy as np

from tni.ink.predict_net import HORIZONS_S, Net, parts

HIDDEN = 32
RATES = (
    (200.0, False),
    (133.0, False),
    (200.0, True),
    (125.0, True),
    (100.0, True),
    (80.0, True),
    (60.0, True),
)
"""Reports a second, and whether in whole pixels: a network each, in this order."""


def nets() -> tuple[Net, ...]:
    """Unpacks the table: some milliseconds at first."""
    packed = base64.b85decode("".join(PACKED.split()))
    found, at = [], 0
    for rate_hz, coarse in RATES:
        arrays = []
        for number, shape in enumerate(parts(len(HORIZONS_S), coarse, HIDDEN)):
            kind = np.dtype("<f4" if number == 0 else "<f2")  # the filter's weights nearly cancel
            count = int(np.prod(shape))
            arrays.append(np.frombuffer(packed, kind, count, at).reshape(shape).astype(np.float64))
            at += count * kind.itemsize
        found.append(Net(1 / rate_hz, coarse, *arrays))
    return tuple(found)


PACKED = """
s`-t-j!ree$`qi$CG79O*qJ23ED_kgbeUhjCF`=k<dFivG-W)%#i>O;W;P5zCWwSTOS{ZJm~t0D^eKZq$X6*oYV(jjy`t|v^X5=LshU+hL^!`Znm2$w%G^
pm-r$-(@>R7ucB`>GTTJ3T=mRP~<&RxHy>cZyyN;bb8<W;OD@y@B_$LfL27T8&5zM5#wO75pRKq&H&*+rC8m6hdZxpG#d1<e^NYRZv3L8Z|(JVea(Ln<|q
qJ!^;zUh0g1Q#PdO>MCp~qsr$ixIR9l(Ua6hx{)>bHTnV!>NJBSC#Km^QAw+o;dHf<KfsG`S@@5Ij~dZ8cT7=0J@})W!-!^+ilVD@aMeDnPkQs!A3`J;1T
WaybY<tHqf-A3#|~>&W!F?Y>pS)<5~d2fdy{fkO{35lAJ<XRaQ-ojCu$lS4+xF1WQpbG`>hia(&k3_WSc$;4zr&O?Jgk;V{4p{*52*gdE?z{DIxT)o%He8
{cDE<{K~dN=XN&bS7@h{`KUxyt0ku}BZiu*~(e9k~xUR7)nrSVmt#TDw_LQ$g^tU_cwi>cT$5J<9RQN5IiTU`V}09>RA(OiMRJ&&+^G{y~#F^*>ZZq&`<c
EXfbV4#8!)Lc$M3D?2XBRmJDUbiv8Mm&oMBuR&uyD#Ne5Fh+?uG(Y0WCP_y}YDZNydBa*nkwzu8i^xYu8O6`R|Go0S(m~if0lLk@m^!~cxH{s*ip6-v`$a
sxXt^9jg2^8~D#E!#4#g?4vAV9klS6epEI4SzS+y!i3&5C2FTwe=dp2c31iX&KYr`@~3c%{Z?7}lTw#Udwn?c$*aJVbPIKslkdq9Xts=gz|oWof>zsZWZ&
qn^ZsY5u%aYatRV!u#ElD{s>VnJgqok9)50!6Y#3LGlAi8eDuPs6xGR=^@XOTni>iNXW1!N3DKQbbj-KDb`Ov%)qq<Fuu`{k+pX=r|p~M!QkN=*1jBKEST
J2g3qEV!RZ@13YIu^1h@ZHpG}g?yqt{Q9#N=QM%;GFgu|yD>l2poxjh$5xyZhO+a48{y}88P{4Y-2)v&`#yCB||GrT?O{hUaAwIXVQ9DSXoV;4U1v8niGO
{x`U9_*jWVP79Zot2|PC)@Y0684Le7m2wE<p=8tiww~6u|ns*Fy?7{J9mpgg+cYuf?uLNJMVC&Ay+#7`c<LX}^g)M?b8-1hCsaKfYYM+&gPO^R!w)*1^}i
4Z)Q_YP^oT-MPlRV8CEN(>)3}5IIe?=sP+z2s=~1Il9z66S+Mn8N;tY7{3BETC~zT5jc-J`MK&m39wVa#lI&zX1sJj06<7Jw!q0ix<384Y(b$aQnp^RqC3
#O7DBDMCOA+vR6O82fWWpo{4#jEi8u>H_B~=l&pa?e4ZTk`rZ_?&t2Gy@0zWfBORY7m=CPDIpF1c%iNHX<A--lnVmlipuD&j|__po2M!jFW#5F@fDz_p#8
!}HcUc+-Vggvi7inZpoOT3Z2lD3kzdp>5IJ-R(Jm$R?C)jSx&q`d++X}#pJO+Ldq-MmA-8aR+a5Hxc&f;iVW54y-Q7Pw|P{5MIv{z5`Vk-*BV6g$?sU%Z_
+W-$>rE<i^-W}CA=;W{y~KfF6YH9ios>A%T6Yru=Z+%%IvZ#GoA2R?1Wo*?JBqCB@XN<i2xC_tXKExH%1Ho(upMLXv}F~O>~JUpN~y*J}JV?ms^cQ>IxaX
?(HuRO4=yu9Z-uRUTy4K6^!0lhJ|UOE`RXTEtoR6-819H~0G@wHLILAa!-DMDJU21AawKsI*4K0L@l_(E>B89iA%@Iw+hL!O`=holrFtEfFFL9G8OZLU5o
1R)5a1SWZ=vnb)I+9`;v#wmcVa-kFwoTf_|n5o?ws;dPXMyeH*{~*{OZ70Gcd?{Ke@+$QzA}oe0!6R;%{3&Uj+%4{(x-g@nr!wQFIv);{gC&uiiYe!yk}M
FUh%OnWK%Jcx1ExHQD66}em9B>gkg-c1Y#V8zc^}}T5hHG*+$QlFaVc^rdmxn_PbK#xK`BKk7c90c=`5Qr5T1RTQ=|BxL8f7(O{f*7PN^WMA|4VHekI%+q
$;l+JTB`Y%rI{x{GF&2siQ)Wl&A)v=&U@X6|iij*&&pb`X)-9cPb~NJ1r%r<1c!uwx7Kps-!6;^Qf;Ve5@!d(yp2;F(MD0{3x%YA}z|LRWLrMPcnw35EMW
gbsd`_VIr+1M<w(q9wwwKwVPj_W}tzjL!wux_@zgye5stRt{}f1&L;IEyec9nYAyCE)-F~owIHP#DJJ|I{3szDmMVl5ohv#X&!M@L6sIbkVyZEqNUf2iU#
~Z);uI~QQyWpHJR!oWpCrz$gC=dT>!K{4+Nf8gMy-aZ3bBx^g|i5+Bo6GFyqqec<)bU8UZ~frqpEqX#T*(Pqayeuc_x-A$tVacWhwtGo*-QqNGQ`Fr7VIZ
7%<`@i!!F5nIOF(<|aNU|0+Q&-z^L;6)?*%nV;Gkrlb!fBB%^0%&M>~xU70F^Bj7VLL};+k0@HD(JOGNBQ0305TneU>ZX&URjE&<Ua9A$yrt8o5uV<d3Z{
Oa@~YLN#jPx;Zm`X&6d~*j@h0ULP%8HxaV*RuT`i9$eIO?quO*2gMkvB1uqQkzHY7DH@*jej0w?60S}UELE-n(8hA`Y6QRbk(PL)8wbls%DFBkW~L%c7+(
zN0|m{-F-^SC!Z*iMr_acc!YjP>h1u9%5FB8UV(z4vQBuz;mMqK$<+Zi9V2+PpPBP~wq3Ll(O}3Ikz1g0l2IwiO*djRz|}u@x>p?^i6n*^mUj1$cPA-u1w
~BRL7b3_OUuW?vq?n9*y!W5S-jLL8^P(_h0pmIAFkfow27!J(8s90B7#dHcG%l9u4SQ3Qj%b<FO)KpIEBj5M0Jo<Kpj2fD_*mpN2DmA+EHVmwE^%fxrN>A
qFC_PZprZ9T3(x4E=I_c)V0O*nryX};I6=DSipJw7q7<2;ExAF{%z_{Vg_|3fZGn8o@>N<V`{0!CQDt4G5-7)9_z_CtolL_LAPFvjsY!a*@b<iokFs=iOh
-9$FUaW^tOb3TSb^*znPn!aMNwL<{C^hR&Tz&^A&=Q*oH{Vl%0HozOfGQz(;l0@@DN5XMMYb?!2g}m`Fe!W~nq(z{^Eypc23CmAN%0Uy+El6L^{zNEETFt
4+K~0&yi%4EZeohxYS+!MAu1QHgVnZZR_rw^)5JW@C;>do*Pqk}2FT`8EYOwZ3Mn9ZKH%UoFQOhkvctT?@wYU7R@i<$*bIgFj@2rZzgu-9BeY^O@NIrPL<
U4@52+CZ>M6?OED!w+i5=$&Z<h*#uV@EqaK1Kz>q`xIZH^B8p!Nlo8%E@BDro7&|mqYwGq`|zwQNI#EXgp#*f5srXPCF7j#k<Eu*TO)$=&4LZ2fT>39LSt
O`9B)1RJ?At_P{wfWx<I-zb?nJRm3bnDm-+(NVxDsbS+@RO2xiC9>B~(%|SoBszJcP_r0aYXg=yd621b(0mZAlr^<`L-a==&JwUC(4nris$i1mWu(rC#T0
I^-v_QnU+ClR`2)EieShVa#R=l#kEV-z@RJ}<){=FV7?!UvZj6l~ou)Ki3FTVG@+%fgPp1~A8xIG!X*Ro7CS;UF8HNpG6@4T`*eZ7sspF;OKEWms~c*NVd
j==6ejXl^v#<@Mn88~*YMLL4O*RfqZ&9oW3-a>!C=sU45B*0uc#KE06<u$;%(!S%ldORS#Uq9Qu)VaU8r9nu+uQ)?GAuZIgJR*9%6+w!@1iXl}6uezC<}d
uZA-r&_1wkP+Xt-@a7pkVcNI+mZ=(!QP+C3UX!^N{fE<e6F#k@4SLAcqx;=G7FEI%B)%{^m1%)J}DAUZ2U@3=xiSHN?<NW+h{BD`|9y}kIiO}&V;QamZUT
e+0FPCHPmJ3w19VmeYf3An{IhP5X_s=Tf^g~3oh@w@LjXSUxqp17sKjk=RGySSt}^gr1$qrquCYdvZ_AU{65lDSbi968pwUO^VPw?5)LeLNsQ;lOG@Q8?P
TEH>vs{4=>gnLedJCBK}v2{!$%$vfgYcQ#ivv^A(RD!9!$WiTo^=DcaX1u$qlWjx-qkFt$1sJ1V(C&HdCt~9zpH8Jutpt$Hd2*DaUeLUzt&9vb&S-xz&q`
8=}Dm&}BAvD-HX}pBF<2?$#m9hdn2)WcSf;`MU&c2GgS3Z3_F1SRr=01kK7P*2t=QMY+k3Q?S?>&n`Rkjl{XFct?6EC2+^gS27+(G&?VKz=YA39JtrL>Pe
g{{jpT)G)L?7CIKd%37OB|%0i3p}X40WoeYj5ek_!aV4^nzSmf)UGEsX1<5NEIDR2QMxs=ZaQZ?B)Gsnen21_tUcegoH!D>7D45`3cM{rx3*QYBs?U*Ydp
gw@3(KlV!=$gmOzL+L%eLT<hWSCJUK`{2}KS!^gLcSNI90jsXR0@PB@9Z!aNu|-$5rkc$m(gFPWaEDH_hIA0+jyizqL!1s<gtD<o+i*e9tVSt|e~=Pl<a4
4m?rRHH_p;it5q!>WRx@2t$7SfIxiQl&W^K&QJP>ZS%EnWC|a_>Pj9WtcFc4xrhmm!wy#7^fqy;T>iiyCjt(Hz_hGtt??H{w|*_G7grPrx~}OgO%B&dZhc
PU8;brSqQNl@|M6O7NFZFwxne$Kd5mmzYmd<g^`z>p`SpbE2fI51*<HqEENS4N*g{LtRTN19wl2KfhZ0n+#Pn5U?pRc#wnA5=q!j5-!9{tJf7Gb!=%a~gQ
-p>i>!|*Uao*Dupa1|!Xy@<s3<$72P`<Ki7rB_qL5P=#+&6H5TS=67NwFT0jYZ=+X`eC-i<yU|ClQymZ5zn#HKSTACqMm`Hj*Z!xHNw$P~XPBowwO=Ahu4
S*91Fo2fyiI;;SvtF4@<{+wr@k)gAtRHSsN_NA??{-}JeY#b6BNg}KugC=z(9V)UW)GQn+2$(OKn4;aExu;yEn5r77$gEea93SHt1to7FE+~#75h)QRXDR
F^wUO@?DVWY2_Lu-6BA22hMH%HLotoSd@u6%Nj;6vI$*H>>V61{1A{Ff%l#pv99HCbxxTZ5GTB-vo*BhCV-6F%7h$kkVCn+GJAt~RbYaKElv?9<Xe<jH$<
R>&KM=3-qog8@_BO`SpjVPNYYb<mq_Ac@%2^qzhGaxvi?IUZXZYI>H+b9RBks0S4t03$n0wvZbIw|BT5G^Y$EuP*S#G-v8N~H}aWu`kRa-~fxaT-n+&LA@
#awPO1UnZX;3@9%p8<Z~_-kJy^7oy50EvK_7e5w*G6&>S@IU_U{p(ZUIhA3?yq9|e`v6q29QSymCVE2bU{BC<bS@c;xMsR$+iR*m6z5MXLcVIccYcYVopN
TWRvW3CE@Io8E!m(PvU?PscmJu($GdH5XTaxj<fF2>g#idBU#iQ@NMI=DJyK8{HIwhOF*ypmofdpN>pU`x@5vE4HW{29m&Q`@cM6H55lq)kmo*&CS*kdU^
k)d@y;=fisONZt?#cer0^*V$;)IhC1ad@#kR4)!byA4G?ZNGdz0_K}OygcGKnn9a513A_zDnM>OdM?SnR=Zca3d8!i;=iZC`nCkS(m9Jh8zpEzd%SluCqw
){`?Xgu4!}-5!91rto;%tyP_&FP?YONxr8y-(EWH>!!8@ERh&zKh3_uV(#y3SczqKYK<HRmOWjJfKEkyA#>AdK_`n!j?#JE?tI5`|C8b6FUn>%*4G(A&1c
R*^rbGdB2{ky|0w7(iL`z0r^!MNkPQ@-RrEULpimcAlA&$wARp1mKqtvHpvp`&%Uh`BGe9yoqK!8L=k8au?gb2%<MYru^%2el$PKeWR=IlFJYQbF-Jvq6h
GlDw8V9=HLzVzQ6A8M!{LV7lzQg0&7b3N>OVY_Xg;8bWY51HT8j|1Z}(6*}@f{IypuE5HG`PrqM24le9Hc)SrQFTBw@p*T*wLciz4PNgWB#J$nJ(?C?f>#
{w<DL_m;S2@!;IxS+YcQpn$6|fmSA2B4oKS5Bzr^56+bG>vw0JYja&N{fhjJ#C7RVO{Ua=d#!q{8T_VY;+8?Y+G=|G1GhFgr>++d7Cl7Px{jy1EZSQMF1j
FEu8#3cMG<ceo-l<2zozJiRWtHMlxG#J2;wr#}X}&$`*c+dj`eIl0ccXS}Pq(8G4FXE!Lc%{;@s4M1GLTe)XMR=t-!bTObnz&@_MOFHVY3bbOg`M`xi!@O
L%7`=EXiN1z3WHk6PIKAvP{5_>QDXmSoz`eS<!7=N+|GbJmyD3Y-6}ddM9l)TXY`O<Rdc3+mskfoOZaV<2H@fe@O}V2jVX?L-u|ZF~_BGqME;`<^(Kz6}s
6DW`6~Iv>)jK3TKQ7=wDZD{6y)$I76*z6T_Q6~^@IP6w8NI)><G5)kCpkj6+%*ljV>+Td6g30ALp~+IiM0d0dO2J;ey(@C%(-#3V?6si9=&iulB;OFk|!^
-%DfX8xU%)Th`RPb;yXpR(!1lj_&i3r>bWI6v^_7hn>=(s@wdIa9W@_0WIC`wLbN%-l(;dugt#^}i@goI*FAxwTf1Yn-ZTlkM>FBMP(1a$Y&fYrrZpV4RJ
|}cVYoZApt^E2M>iulSG5hZ9JwsN6Tr+pZ@Sbt*DU%rqQB)i`8-@RTQY^Y$~924$31htoI%{Wf~uiBjxI1b&AjJ9RH*5>mo^zRM?Et(NIKO%Q@xb5@I6a9
&^i~kUOcI+!n!TC_AstFrnZZ*zPT*GE;?#Ab2~paP`pX8YA*gN)4n;md^B4=l_tQmpS8U-FTs^LygJ=GS2dP8)4YhKp+0IkGdWeeGO+0^TD0N2)<B=Q<h@
-txWAe-NVk1KB)_w}*gDy^Xg%J(!?dw86Tn`nl`v#6@H{uULp$a>e7p{=#5@GNqPr%z`7`6Z@j(8dP_)TAvN;zs;5Z9B6+6Vbsk}ixm$W3Y^SQe`#JnIlE
Ig;Zrm%K9U$&ArJU*&9k2DgrgSip41hiSex;&<^oW6N5h&UiT`nJ<P`9NAU3N??nHaxz-O0%#nl(;@MNvyxDu&I@?2sC`L`K?tryR6TyqO9F0Zm=_|OSvq
$Fdyf%{xH3)uCy7tSg?w)CbRyzfTuJ)wJvrs5-`#<3AEWa>oy6v(!6;&&pS)Lq_i(Q_d8TLjXejicRdZajIJR(bU9zJ%|GlqUOD!-*D{Pb)jeCiYdOoX@v
YIflO=Q`P$^(15iAQTt}T`<HZPJc_aKa+Z6&XxXee@|yDB!Na4i0%P^xB_39eO(bFj!6C$eH7th25p!kGA*&LW{0Whn6@*D9GOtt_P}$)_zKpsS`J*R4V#
FR=F@g|R9fa}??s(HI#bI~^D$JQ>|5I~qGF7^O;{@v3s5qORef6tNql7PC*Km6*w@Oc=MVaUmA4!zGQeASmIoQ7Azif-GwxuP^l^+%aA#5j5K>f}|~@v8E
WMW~h*-fT@M4^r>~Ln4z5*YN6g74iK^(G$iC9Qz>gEho)&HzNZ=@v8Ki#8K0RT*CZMw7^SD6L8d685T_KQNT_?Hj;QFQsG_wc>83O(|Eabs$E+nSv#wh%l
clYom8dJD9IC^lSF0_hA*>FiM=PzQH7#(a>@G{ELof-a3o%rskRgtu4keDJIVU`+f+>`%oGVqWKp@*BAe<*ABc(nlhp2`pwyQlR?IZ`Ht0%FgWhqLiaVyK
Ivn*q)T_a&2>m~3bm?+34Pbxep9W1*k1R-Fg7A1$Mz$Xr?5GnYqSSoI=l$n92Ae}9%;GwszyQB}WxTk8d8KG$-fTF=BD5G#Gd!f`T;+<A4ucSqsd#FL7p{
ie`jjU;<$F1n3%O%AeGbm3Y1}Z=%AS}!%N-f(e2&?KKpRD^MzpY^=>aN--1+e)lP@sA!L89?0cA}3g+oYK-W~5s#NhZN5o+l<PODGaBEGW-0r6$8OU!*FW
BB;QiGpd%OORQ_9psi1**dq=hYbAmt_$JjQ@h5gCbtsJ}mL|rZ1}lZ4#x0nn88AVnJTW(@#HPCxG^=I?zOAH~=&$ph`mj!-;2lY&VJ6I|I4T^g@GO?Bye^
Qf^2U-q>Cmjbq$H2NxcULV8WuvoHDzeNN`nHwbg)#vvD22nEGfmmic~nhvKOSj)GqA4wO1IwJS;iCiZW}x_hE9qZP_cm(~Lg6TfFx?qay=7Bd@<b=JYQ<N
(_fSCM~)?sliM=1HRTh6k{wtr-*Srf^(iehk+VB_@IV8fda!l<r@M%ait?ZN&#X#7y+C-Gv>oQk&gvEabY|?Zaa>=)Rz^##+h=xByh96!nFClE<PtbE<t9
noV*SsI78(+g}4pA0Jns=e#8;I`N6%lHMml}@HiJgDKJ4naig9%vOz_sX{d9)&9(fuQ#*RNG&Sl!+`vaa8oUZZWj$O&JHkLfZ9-K+2S9&3#X-|Rc0Hd$<G
t~<$Fv$dT|Egkh`<*_l)4(bZ@>Y@<12l!95&Xmxjh;~AhFBAz&o%xQ9d6v#X;k_L%y*)OEh{wr@Do_?zq(j62KNd&_Az0jymVHJGMbQLpDyo`7SZRPr6gQ
ow{(siarEA2{?eadp_O4mASP#O~DVf-Z^nNF{*n$DLmS>c0m6(^tTv0*gJDQZZV^}CcOf|HNBOh+`Wsu!@RFRqdMw9Q@ye^k3<)&9ltX)%R0P3F+im<55H
lpO2V8fNWo7x*uRWF;JX*Rz`iv)-9aNdZM`<eojg#zVmUv$H$Z~HUAU>l>_WaldpL@`=(!iM?7CGjEV-|?5WIoG5-pUwe!BWP13^r`FTaO6+Cei!B)+o1*
E)>24ZH(E$hb4O_rNtYh`q?UioH!fUq9$JTR<4UguJt~47WN&`MQ6;p1#mD&As%zQn^Dx8ND39zP?yMQM|W5**?WMCAvkv*(`v<4?XolAGtrj?7*+Rkisv
)K|Vmc0zq-Y0z<UEJhLT4X0B1ecPyH-W;~>`54?;!8?G=rk-V=#@4VZz0>DEwjk@(SN3>470=%cV%|NC+;JYEcX}}u0;jMGP54|Zp?6e8EV>kyq`oj4-+Q
AP%cQ`ISk2VRv&@}crI52Fxk-RZK4ZE^41w3*)i?~h4jyPAYYPX}iSvHHcl|3c8<T=m0&^->eD7mdUOtx*bH$3k&p1Q?4D={jsi8pUD!l)Ux;W#tERx(1k
IH4c7ej?qxXE;p2l(>4j!90pDKDy1UJTw(JxI7p-;J_9>X*8t096ZB48oU8Gi#RSd2fznJK|$Ivi?`9d138$t1G=O<vN|fU89jD9WG@lE`nAF|`#E+!LAe
XSF}@bNnYT-@k+m<lL%O%N8apnuTQ~@}=QI(yJv=76q`J8`bGN`T<G#K;vAFFnF}*lEGQ2c6+pw8E->vn&T)82+|F{D@emr0?2fjW)t~>-eEjj6;`LuK~T
RIK5jz0dh%{yN|Xe63FZonZxPA+!4%R3Z4K0F~o7(L=X482RZm^&Xcv^pI+bu=HkZne$195)y{Ql<$leY|$S+Po(|bvWcQZMoaFFF8p(+`rnmPPr32Ag;x
$3N@lNOu)IdMLq33lss5A9lN2s#5rL&1wCoI)UBm8{<%=ElsHbcUAB2VmA~*j_c>oXKCv#j8$rrFm$tAzj6XfORJ(9A<g`XCTt70mB0P~fw!F2r*gP<|Z?
-bFx+zn*3^))x8?_QTEHHSq3^PPPP`dphF}#U1>%0BHVk?k5?m85>!#ys(k2;hv5jRyb13Gv(Xgp}Uqq{~q9=xK!iL|*qw7DiUw>IxU`M6{_Ry~nC3qCM7
l`ZZ%@j>*tpTDO%cdN^+Of1N=u`~d&92{dhKdo}Jr?xvT(z9DDmAdw=*B~3XK{P0%K(v#&E4q8FJ+@%HZ>SnN>?bTVXg29H%%PVyS~*(2#<<oxnK_le!?Z
X){y8}`kvw9%T{uF#zdUn5969m0+dx=6ay}ltCO$+!6+2?S7CIs{E4vIkfFs@=sU@r-izlKad?@rKh$v1c+azWc1}C5&tSH$dpDD#9rYg-R&Z09P-lgRuX
{c8wRI2PK5v+_V2&1qb?xe*dx29Jng{Va+iKtd7L!mL6ilyP4H>ii7QL4+LgR5Gll^CTU=aU>I6q_O_m!T*sailgZlBcwveXBpCx~)p4#INqC!LSpnDk3z
gl_g!QDJW5{q$xwN1uIsu3?yhD&nN^T=_|n^%q`_3oG+jxYmls>O`Juh6rdid=AgT)LZe=-vmmY(mn8EYA}Dqt$0->l4J=0}9g+Q;s~WPMiy@++93?@b;U
^NLTbpyBo18PE?VC`f<DDa=4ww$63#J4dAgNCrajOp+@T^u5G_Dw!QYOQq@+jz}`YIl$mn?LskS%MeNE{U&C>{$V#~?c<^&$BvO(HNWPZ<=QI3OLI%OgCM
mnGL67$*86IHD$=w4}PEm!;>XEu#Ud&!7sdGbAURm?ny$QYgZtU?~fzA}Y<PRV1YrA}9<Tlq%gHZY&WZ-z@|s?I2g8wIr>jCMc1pz$x;nBP>#@@};(++Np
n~$gJ<E4X+}r$FTgYaUnyRuqHm4eJO~F!7DKw)+|^c6P>W2-J(IGfTdBTL8uI;p{a1FN}$0UmZh~J7O9dY)2nnSZLMA^v!H9IsiMBBTBI_q+odS4u%)T6L
KhGs*&>f53MdmMiz=@tFfE`c^%_f{n~<cWm7N%<4WlBeBBnyDl^yLI`5|2+!6myUY$&lQbt*zE8wB>FRtC?f)Er={b|8$b<|ON_kR+-adnb|~bSWqzCoAq
Fhb*Kdg{B@A8>&|rhO9;y<gH#CK(Bio3?Mk5?Ib#*2PoL2>nY!*U@N?)oxlIQPuq&VDyI&=$3kJh=pLQFf^dhvh5!q{gtuA0>K~TBT2sKk&r{mHj&vTr!D
T(ZcO*={0)b7wZs4^%p}Mj?n1nDsVGoQxqrbyG?G#`=Q?TkiIu<)V3Q>VRmxQW54=w9FtX)1m(rSl29Ui$o{_W^JObwwsYx{#cq#+tR?;eyo{ePP|Ur&HL
F{;@+Qr{3f0p&Y9aFA*|R8c^@TtU9P)zTKd#sXZuql%Ti<vWWw4MEJc(Yj|kdPBE3hB$n^MyhAEoWyRtRKD#tl)VMIRx~F*I<zrD^R*&7O+U-4ce=yBNx9
ItlQ<?iGcJ@mzQ25$NWMk8HoquD3d0RRCPP|2^_a)8*g(cUEklAu!$A4M96aGTgTU%F)T{`({l6!?<iM}O@J13o0y>;D89(PhL#=SUm^nH<G(dqe_Cnvkp
SR>ZRymVEU@~632)@<5Lcn}E_CP^EgTHh>+$jaH<u&xbjyo>CF*MMzr@3aqr$N;~e?H;7$vFkXNWM2df4KWR>ou=FW4=2(H@@<_$UpKh7ClouPe4UML_JQ
yUNS7Y`NcfFXSs2`LAwn>Cq2qU7`>i5zd&U?7QnqcIza+JFhCK&zpz8R_Q8y>r@(KtK)~%lM!XUqK)^*henAI4H#gJ9(l(pB_cV7hlR$1W5kPIk*F;A`{W
%@A`miFf%Qd4kUBE8C!@?^$qPuCfT|AXIy0S??Z@!B_6F|H!55*b7y*<`8PPq0#KD`;d#=Yk}h`v|72Es@^LqN7Dvo}q@9=HCw<GKAn1-$OOXt_B&E;r*f
F}nprRJZ2Axw%a?GBY<o3O|H6O}yj487<quXg<I~@4C;y48JPAOvDtxOF(G8u{2D%E<!-K!!sd8@x2zfr7EsA89$V`1UkF4ilak1Ww=5?N4&JWk-gM5Wx4
h@jJtETuDg!813|#Bqq?2Dy|_`bCpF}~<+u|*d^r>}a;%>_mckV|yua}(IkhrA^R(l?a6P&^iL&A>ySRivJEFoo3pn#X(KissIyNmhCOPT5^fC}R=BDYjZ
ayfx&pie<3A-w`p0+cye>%FaSh-0$r8&JYR;!n``Ysu{;H=@jQ!{Qfc{*3P94l<Nd^kqGzPD+!s6JyRa4CAbUbSF7Fh1xwF~I&kXtf%;Lp=~Pmbl(J<vcA
sg1iqwJ3t#W9I=YJy*RtKv9#1anK)a%fjyZ$&$$%4s5bR7S2z_v;kn$vKeN%bvAL+X_O$@CeY-?DwJdzOv@kfh-!0-K5IoMgH$8kbJ-2o^?Yx&iXt;elNV
wQLy14c;`ZJ+Bek=sSUA+x3{J7dXcRsMSpS~YIgFg^C;XsG6+cod6GB_}~dOyszV?CHZLN&KJD!x)ZKQ#rp5jN;JraTxyus-TO@wn=+lQqVv;XLa&)-~8X
#kdZ*>NJBnXtaYhB)Uex7&=-%dpDRhoxMFCi!$~&G`-ojC$^|PF)~Cr_b=+W>cBiQ0yY9YCNsJ*2e;I`12r`>A3^lH%(=BLnzt6VLpiLx9JLTUIlKL-t2~
f8;k_BPyFGNLS-34ci#<ZJg|gc;;<(YVXh6HW_Bsnfb-&}O$U9QFH>}aPqBSeKDMR);h_)#>O0hRJ1R_sA4LwCH$G^WVgt+j)N-YbssyryI;5cKx`8OoD?
>VV9<2oZblt5Rz%)6#IaJAjODK^13d$=69(>TI8ldyX;`8||5<v^*uH!>YPd_cIcWxRYn^{K0_J09$`O*J*K<gf`jVIIn~ZMEqxH?|QlpSj~GnI`4BxHLP
h<FnSd1h&+zfwfVyfvWf{3NR@$R5d#=k+)Vj#x^m%{<*_3l{jj^F*FrE*fr0xLpdtEIzD>4F*sjAvpIOI+(0ZnE<A<33OxTcc0F4;AvV%40Ka=Yogb+f{v
$vYYb8kwnkLef=Ornf)FZqZCng*oLMSO9Ln$gB(JIRw$)I->45c6(qNhb5jHxywWUEjm#G~OHFs39S;itGG+^CQwyQmB%>z^y2WTP6Su%!^ES*Vn$lBu+-
m?6Cy$0T?iEhp9>-6$v{8!AL4d7_{kR;S+}8mcZNb*%U$0<I${V<QWtA|_*~T`0Ax(J7p)p(_xsc^wxa*dlEu)g{6xS11T8jVa<R77Xs7{1f`5*cnTxj~`
;H9wUgX#3JUF>?ThLNGUZOiz>_@v@5|Rk)EX<@}7MnU!GDW2%TXk3>g(EZ6(8<cPRFsODYVYrz>}!HZ0+pMx;X@MyG-y<*3~wNve<~0jyvr&Y|-i!KBI|^
`?|0$EepPTB^n<5g=C|eIw)|nk9fG`zEs|A1GKUJD)EG=AR89K%ki<SfCUr{+~W7nV<!x)S;)T$DmoPSeXp2NF4jGm5unIoS6Nj^qd2zkD<1yr=(V^LKif
iaT|`J5gyp35*}Ts%^>WlrXJpxP$LPPjV5WGu_!>D5-P`<HKgF1Q>a9sL8~LAX|0o{H?O{^@fZx1J0NM5z$3er!zQ+vi77Cglb?Q;O{CMDl&2P;>#0kkF0
4AFN+EU~Pb3;6877w|(kDYHu_(_g7Zn_!?g^`-Bbb_{@tVq}?4LfULzH_O6CD?rwIU3ml_ejgKq&vGBb%a}+@RK=RHTTb(xxq?3#qfFsT|xG;vr`hb|oO0
Iw&umH!8KEF_|2m^PWti;i2xN;H0ajFsFd1-xX#a!4LN#1C@>>5}ZXQs-OEO<)VrZey3m<)u|aB60Fi7U9J2gSRMME{34v5@+E_u9w>p7;3%vdcl8UtKn3
f*%E(o}6pNt0<Xzdn7qWT2HAL*bK&>yoM&@Y0*O!pLJ7t5sGL-o|x_#C?<ata!6=0n{E2M=zItda!S_Er8a0#bAi2U6?QoQp#IRH*QS+SHo4==+#$n5St>
sin`%dpqFt|NuJaC{%T{9_`y_#2M6<mb;h-|S+!PVc_EmO}=-eT0^~C$U|;d}`RdE2}WQKU#*p{LvA+*jV|x*r^OT#xSQl&onqZV7Ie3KtVXPNV`cm6ht{
bfi=m!z^a?Ocf_B(wZQSIpSmeJojPVbNwF?OI=+26Wjx|IG`WI0aj#c49lc&Tt-78!7rZjL_`3?c-oP+Kslcy6>p$5-p1o$Y&_Uflz(VmuX*}D%bUc1M1;
HXQ1-wH&QoR{Kp}Et&WJ4J=C$XTk!8jX1XgPksfFX%I$Uw0=mqS~;ak)n&$~A^T2Q&z`2fH%Bw7_h$rZitcB)dsKBRBa$A+*oGK(mrHJUK=;q_tDQ6+yH>
HbSAvU^=kG5;)Yc{4>-x#kv|ibiRNd%D+~?07A$u^*XvfLqohm-L<N=pf@kUj>22N*{oi=!oey)Aw1AOQ@Oi8b3NWZ0K~*Razn5>TRt(t#x^UyV8TngT)o
1(5wGMvQ@NJDU$Sn#PPmM|n8HZI1U)>tQnjx+-9WQBUO~gT?LsC%?mgMPC_afdiZ>)Wh`=H&v%rJ3&b^1c%svV?!Zl_uZoL`5FEbXrx5K)?YdXC*GPp%Sm
b`4W+PmyHpuDiWWWqf<zdL!mFR<^y#<=7$eKr?Cp12ygP&6+(H>oYX3B5ByCA3Gt8b6V&sjhuKfju-l?Y|ekMKV9aUOv}C$-8vG&b>jt7sa8!Ge1VM@IM;
8=t9D@%&x{n%(vITZZx32wLi|j3qd6?54bfqS-glry}3QO&Al17K)1d%hq!>Y)4dP53qcT_W4YD5q`D}rdpDiCTDPt}Bqg!AGPyy$Ey7YTN3s38(7QW44!
VH32tBtv&LfOGLa-!23cR8<EI2<s!Zz8&vo;1hE;!-6o-~s@54UKv7&~vjfIf`1%DQH<`>}#BKQtq^d%o#6DLi8_nlZw)hc;5Rjx><IG&dSC#yUH>e=#n*
+B-77A-GpDwmy<2jJVakLbdO@DL$n)>AKNA+PRg!{67&oO1HB%nLsu@9kpse$3U*I>%C~XJ2OWw0J`cv!#dKv0YCOU*1A-?|2#!Gu{;Gp&bq+9AGDyi%(z
szD!;6_b-boJ;534_6*rf;Q#--6Cq4nXbv@5IH?=)E`@KRxd%3PW;J9}>)VPZ=elSrrL$u?;@VTcojJR7kBtBj^?!1{laX_NBZ9?0+bF>$;r!YLQE<l{N>
^$E)l`RN60>5NE#WsDk;Wmdk<2=?uzCLh2D7c}t(K~}B9kX;d3N#`(4lO^oATtCsur$%EWW1}uw>l?4nK`sIdAMRML@P!(tH55nu{60pHZ0pX3b+Tn_QMJ
}dpAQqB(eoOP`D$#P_u`+hC!3OYPiWZ3%B_>l{)#pMzm`<%D&q&M?Q8qzr44!qdptB+N@eVRXeRY8nbXTg{yG1SvXC+i#uXM1Hcrw96W)y@w7>}GCgg;5J
TuaLZf*;IXH4LX|iEIKsIx-`@B0iQ@IJhw6WZ@$}LzmzBEU_gRH7ENj+gWuB{}x1wTT(d$@l(POw(G(=zL{0=YZ9RHiyTskV<cmp?N)T0aK7Nju;?c|9mN
fW2!zn<>kxM5_F>bvD(s|FHlql_LVUm$G>@PqqOxfw&p4pB-7ZYcHgz*|PPx%em>We6}UD*RAa~c`TAO6scY?#;;;Dr#XYTIK4(beKudfN;UF5`#8(GpgU
T+ls_x5*fU5!I5*)YJ3!Mti#|fUZ9U0096b)duQ?Sd6E=%B-<??$c%RG|6`-mJNuk9T$fMd7IUC;`h8`LqY$4zv_#+D;cO}Ll37goHO`)@l5v4!_2B;x~m
8m|L0HNlM1*E2yO{Hg;=B9|8%%>ooE}zVp38So^2c-a`8K*&}W~lI}rV}0&Cmog)ks;`m{UcA8+$CU`4xShw{i2s6<fSYoO{kqH6sjF6Ru^m`HIpGF9-IR
x9ihc3PNeWFP#F9l79Ff4i5~+f03s_Y3?xM?JQfn8$sJ3kSs@##DkYYyIw(V}i6FR_!X&kna3@5Pm?+#2KPe^~0vg$zLm}9l-XzkR3Mjh}zA0WH9wZS9eI
|Aod?;ieiz!|sEh^3>O`t0Q2%{;GcBJ5(0j7_h4yaI~VxROJ*P;O-8>Q<bJg3Vg*{HK8(+I&CWEa^V8y#RGIw0;O3n3RLd6Q6=HkrH_yqtU=q@ds<a-^;$
2bh_lVhK#8X&*GGNF)iW1|~MF9u88G8V<D=Ulm{;loih+50ynG)0T3T7oC`y7ocjMf}=j7&ZQQmnI9e;=^@D;IwYha03}N#EhQ)>@Szo+fTr}Ip{Wd{F0A
dPiLKP9FB-}md?4;1(jzJ)#3no@>?m0%8k(Mjq@UKCTcO;bq@&fNLZ$Sjz8k(8eI1e@;vP{XO&%{Nqa9o+ER8uI;1u&9pBY;t(H?*#X(LA^#}-7HBOwf(&
Lu*ia46ZK5-NS7RUn_1BqM&C4JEmr11IjFi6|MP$c=XyyBI_nRUUN}e<A;xiX;x82OpW9H6eqe4I|*CStMtuvLpzqM4)08qM~ma#-x87rKUC=!>8pN8JNe
F<(+t#T%o&~eWQ_?)1>H|3Lg24z9B9cWF(^<)+H?=!6um_(`tmiB$Fw>3vQ3Ub6d{8Q>O>Ow*?Ho60}ji?CyZRPP37|Fj1VoqHB~r^=mOcb!nD9qD0(2<k
J&BLx}%8>$zGzOv9QzV3o){4(jziFsP$Cg{3^ZcVy|i33>#)g(9@O09duUaIPUbdaM>ZnC$C1(u+#DHdPI~6{iur*ZYvXn78-5Wm-4ADmOj6w2i>LAzU53
Bbi;j<QtW}Ulsy97)_Ks4OIa>dwN1WYdMHLUZFR+Cqf{)TQXiZs6i4srMU6EiLLUymBB(c+QG`W#I<5J`!r=dxw%qAkGv2#aylWd)VN-}ATn||O}<YqkF|
3>S~Si&xWHn$V>mHDIl;F<d_cNAPcJ0EuRKIQs6>oE*|8PB9Wm#-9=v-y`?f$pe!%lGgtV!@Z9qb{XF5x`z&k2JFhC>0Hn286k3Jr^c0o$O+PNh`ZZ|VMe
>x?$X}M~^tiXFYDLW%SMyppqzA;Tf#y1+iqP+(`7r3*<)4=+`9zlFY)wxT-#zBC@>9RdUuf#P#leob_&c1ay!98cW3_#XFemwO(m_Qam5xR}Vkv-MGQpDu
69JJE9y1hC<@Hg%~#Jhe!COu$048^uSqBp)Y$T_gRC^U1we89-4HM_q(W4H!6?z9gy)U`UmCb-wKYrU7kFgz5n-?|aI&qK?$xjG)eA42^*Y&+4r5k9s*>p
t5w@WUBCAHa0Dv$DoChA}9%N;Z$U*_<mq4z%92p};G^20XwkSiF-!w!K%kSG+|!(YATH6u&h*Lpyf36*nlq!ML+HVl4?l3AJ-I?6;LToi#)+z`Tz@0kvkp
kfY}}s<?DN4nV=V?6gz7G`1kXus=sZ_r4v$+rJyU*1_z++&ucVjzDX?n?a{Me7);I@v-E<$vLdNfIZ2)az3~@)woGDaJ|DoEW9DMmb|U7PB1$)Kescm{Jn
Cwl|kA%F}sAl>bqq(1vh@UUAoac*C%l=sJQLCd%}Az2fQ=9o4uGe&Ae{G7dv`B>AE^M@~@vfN4`@ycs-pvQ$TISW;*&gA~#jN_%c#DYq*oUA3b)zOFtOAn
!1QEkhLW^eK*vx)V;nm*)^fDfj6qJnKO{OiZ@ZcdN9>7u{gyv+M5Nu6FkMd(zw<-!ap@ORk``Qhqt)6BRq{c$h}!Uw!A35p*|D1bhMf{aXU~rV!j1HIzL7
*yuBO0>^&~A95{?WJ~{%uK0UTP6}t<*R6IjGfj%*^u)0^hhOif;b-E3<AHC1CFujvCBREXEEitLO;yGTl<~w?{U^N;(iMGEw?Y%ERJG^2#Znh~rfVes@xS
rQH7q^+gdAuI2pSYtnCp|$db-u_yMm)s45<w}x0=dhr+c|r_cS78^KS3}&EUpwhF~Ge$6faM^hC4+-^FL)hxIP;};<fBBD?L3lzBGL{8nWoQDz}Eb&AVbZ
Sh(sgJ;0y7+_=#|aXCgcp1SfY(zi3U3c^shq%O8S-z|7Pu($KITEtPWojT4v0WCr}P`XLH%DaENZ9R{?XR+0)dbmElfIgnV`#5Je5Wj*r5j<@sS-wcPCp=
9&C^7T45Irw0oVJxW@G;l1@;#Qgdp#yT=)vf<v^Vm(JiL#)XF1onM?i5s#Iqtl8#-XDD!KbQL#6*I=D8|1O}hHLIy3ON!ZRAJ_&N~105`ch!8^eza5bQ~^
)}44?lv7Ws<*(wVmzU)ceR<l88B8n&9Fo?3P9XABtEq=&phF|qd*b7e7?*-tRVuhzpzuRV>iCBj-|G%x}ns#yR>380kqUDM73G4$0_}`1TcuH;<S6XQMnt
eS-5z&d#uGY95XRAMJIkRJGoXoA+O}XpT1l@u(eLVBq<F*v^hn(n?13=dO-TM{G1^`kvDU#e?Z1F4Lyju96bd!YCWmFr?;H71U9%Wex8C9%%Ij9SEAG$rK
DLPnWgz6&6Oq@z?Wbi=9kYQmYTUFC6v1+rJPulhN1D8WTdN{V5U@`V5p&?Qyx;Em?BT37$xtegC>-y;U_1mP#TO8e;_vwizG{xK_~T_OetTUMitDJxfx)b
8XvErW*lFnLLQx_G@n2fc%thP9i^fPE2k<Ft*EgL8j`OWbe!=Vu$#&r&Yp!JBA?PDF%3%*>>5ptWFIk-|0AiHgC#bb4H_|^2q09X`67X*C?<-jE-03(Umu
zoAtM<cnI%;q#wKPV^CvDOSd?oX@PXSR*b?0(mmPm7Y91{roE0<{G#CUPvK%5J5*+{~dmQs8qm^QuQ<FTP0TI8Wj~KqC9~=m%s+~p_5TRNZkfV?kaiu*KR
;NA<JruqheHo4*<s1(ru^%)h#UN2Ax*YwL79xomiX|~0bttMLF)ETJh8kC#!5@jBAtTbF@+CK=NGDaN;TKXExERSDIuEEJsFN5Z(weL$D~X_*kebh)VxFp
^W}tAT3!?F+T^9}<)f?p>Um(39z8`fYIUbBA%AbE3I;2D&u%{m)#;J@X5UiFaTN!K=LLlrKbR#Stb|xnv>L@87Cz#h1eVi{CLzdkZm6*~T?v(N$*%?b5PZ
|~>SsUFXJRaI7b|950v6-bDqnj5VE}b_ZMxTQrF`!f;_#6Km%pm+BcO)_;_$BElN+`oANtTQlkD8Pk(wht!ke@&q(V#gM<ri0+{}zX#6BjI{<Q4R%6&jVP
z!OH9<C2q|J(bU(XPo?^oS;agQ=AW#WS`oaQ=_MyV5McCp{FFIris6r?+xIbju<qaa~npU5*S9HJsez-SRjFiXd*O_d?cZlTO|RT
"""
