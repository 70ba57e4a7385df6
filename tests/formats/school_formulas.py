"""Formulas of collège and lycée, as teachers type them."""

from __future__ import annotations

SCHOOL_FORMULAS = r"""
3,5 \times 2,04 = 7,14
\frac{3}{4}+\frac{5}{6}=\frac{19}{12}
-2\frac{1}{3}
5\,\%
12\,345,67
2^3 \times 2^5 = 2^8
10^{-3}
6,02\times 10^{23}
\sqrt{50}=5\sqrt{2}
\sqrt[3]{27}=3
(a+b)^2=a^2+2ab+b^2
(a-b)(a+b)=a^2-b^2
\frac{a}{b}\div\frac{c}{d}=\frac{a\times d}{b\times c}
\widehat{ABC}=90^\circ
\widehat{BAC}+\widehat{ABC}+\widehat{ACB}=180^{\circ}
(AB)\parallel(CD)
(AB) \sslash (CD)
(AB)\perp(CD)
[AB]\cap(CD)=\{M\}
AB^2+AC^2=BC^2
\frac{AM}{AB}=\frac{AN}{AC}=\frac{MN}{BC}
\cos\widehat{ABC}=\frac{AB}{BC}
\sin 30^\circ=\frac{1}{2}
\tan\alpha=\frac{\sin\alpha}{\cos\alpha}
V=\frac{4}{3}\pi r^3
\mathcal{A}=\pi r^2
v=\frac{d}{t}
x\in\mathbb{R}
\mathbb{N}\subset\mathbb{Z}\subset\mathbb{D}\subset\mathbb{Q}\subset\mathbb{R}
x\in[a\,;b[
]-\infty\,;3]\cup[5\,;+\infty[
x\in\left]-\infty\,;\frac{1}{2}\right[
\mathbb{R}\setminus\{0\}
\{1\,;2\,;3\}
A\cup B
\overline{A\cap B}=\overline{A}\cup\overline{B}
\emptyset
f\colon x\longmapsto x^2-3x+1
f(x)=ax+b
f'(x)=2x-3
f'(x)=\frac{u'v-uv'}{v^2}
\Delta=b^2-4ac
x_1=\frac{-b-\sqrt{\Delta}}{2a}
ax^2+bx+c=a\left(x+\frac{b}{2a}\right)^2-\frac{\Delta}{4a}
|x-3|\leqslant 2
\left|\frac{x}{2}\right|=\frac{|x|}{2}
\overrightarrow{AB}+\overrightarrow{BC}=\overrightarrow{AC}
\vec{u}\begin{pmatrix}2\\-3\end{pmatrix}
\overrightarrow{AB}\begin{pmatrix}x_B-x_A\\y_B-y_A\end{pmatrix}
\vec{u}\cdot\vec{v}=\|\vec{u}\|\times\|\vec{v}\|\times\cos(\vec{u},\vec{v})
\left\|\overrightarrow{AB}\right\|=\sqrt{(x_B-x_A)^2+(y_B-y_A)^2}
\begin{cases}x+y=7\\2x-y=-1\end{cases}
\left\{\begin{aligned}x+y&=7\\2x-y&=-1\end{aligned}\right.
f(x)=\begin{cases}x^2&\text{si }x\geqslant 0\\-x&\text{sinon}\end{cases}
\begin{pmatrix}1&2\\3&4\end{pmatrix}
\begin{vmatrix}a&b\\c&d\end{vmatrix}=ad-bc
\begin{bmatrix}1&0&0\\0&1&0\\0&0&1\end{bmatrix}
A=\begin{pmatrix}1&\cdots&0\\\vdots&\ddots&\vdots\\0&\cdots&1\end{pmatrix}
\binom{n}{k}=\frac{n!}{k!(n-k)!}
\sum_{k=0}^{n}k=\frac{n(n+1)}{2}
\sum_{k=0}^{n}q^k=\frac{1-q^{n+1}}{1-q}
\prod_{k=1}^{n}k=n!
\int_{a}^{b}f(x)\,\mathrm{d}x=F(b)-F(a)
\int_0^{+\infty}\mathrm{e}^{-t}\,\mathrm{d}t=1
\left[\frac{x^3}{3}\right]_{0}^{1}
\lim_{x\to+\infty}\frac{1}{x}=0
\lim_{\substack{x\to 0\\x>0}}\frac{1}{x}=+\infty
\lim\limits_{n\to+\infty}u_n=\ell
\displaystyle\lim_{n \to +\infty} \left(1+\frac{1}{n}\right)^n=\mathrm{e}
u_{n+1}=u_n+r
u_n=u_0\times q^n
(u_n)_{n\in\mathbb{N}}
\frac{\mathrm{d}y}{\mathrm{d}x}=ay
\frac{\mathrm{d}^2 x}{\mathrm{d}t^2}+\omega^2x=0
\frac{\partial f}{\partial x}
\mathrm{e}^{\mathrm{i}\pi}+1=0
z=a+\mathrm{i}b
|z|=\sqrt{z\overline{z}}
\arg(z)\equiv\theta\ [2\pi]
\ln(ab)=\ln a+\ln b
\log_{10}(1000)=3
\mathscr{C}_f
\mathcal{C}_f
P_A(B)=\frac{P(A\cap B)}{P(A)}
P(X=k)=\binom{n}{k}p^k(1-p)^{n-k}
X\sim\mathcal{B}(n\,;p)
E(X)=\sum_{i=1}^{n}x_ip_i
\overline{x}=\frac{x_1+x_2+\dots+x_n}{n}
\sigma=\sqrt{\frac{1}{n}\sum_{i=1}^{n}(x_i-\overline{x})^2}
\forall x\in\mathbb{R},\ \exists n\in\mathbb{N},\ n>x
A\implies B
x^2=4\iff x=2\text{ ou }x=-2
a\mid b
a\equiv b\pmod{n}
\mathrm{PGCD}(24\,;36)=12
24=2^3\times 3
25=7\times 3+4
\boxed{x=4}
\cancel{2}\times\frac{3}{\cancel{2}}
\frac{\cancel{3}\times 5}{\cancel{3}\times 7}
\underbrace{a+\dots+a}_{n\text{ fois}}
\overbrace{1+2+3}^{6}
\overset{?}{=}
\underset{n\to+\infty}{\lim}u_n
\color{red}{x}+y
\textcolor{blue}{2}x+\textcolor{red}{3}y
{\color{red}x^2}+1
v=12\ \mathrm{m\cdot s^{-1}}
\rho=1{,}00\ \mathrm{kg\cdot L^{-1}}
g=9,81\ \mathrm{N\cdot kg^{-1}}
25\,^\circ\mathrm{C}
E_c=\frac{1}{2}mv^2
\overrightarrow{F}=m\overrightarrow{a}
F=G\frac{m_A\times m_B}{d^2}
U=R\times I
\ce{2H2 + O2 -> 2H2O}
\ce{SO4^{2-}}
\ce{CH4 + 2O2 -> CO2 + 2H2O}
\ce{AcOH + H2O <=> AcO- + H3O+}
\ce{^{14}_{6}C}
{}^{238}_{92}\mathrm{U}
A\xrightarrow{\Delta}B
\mathrm{pH}=-\log[\mathrm{H_3O^+}]
\lambda=\frac{c}{\nu}
n_1\sin i_1=n_2\sin i_2
\overparen{AB}
\overline{OA'}
\frac{1}{\overline{OA'}}-\frac{1}{\overline{OA}}=\frac{1}{f'}
\sum\nolimits_{k=1}^{n}k
\int\limits_{0}^{1}x\,\mathrm{d}x
\begin{array}{r|l}125&5\\25&25\\0&\end{array}
\begin{array}{|c|c|c|}\hline x&0&1\\\hline f(x)&2&5\\\hline\end{array}
\begin{aligned} && 2x+3 &=7 \\ \iff && 2x &=4 \\ \iff && x &=2 \end{aligned}
\frac{\frac{1}{2}+\frac{1}{3}}{1-\frac{1}{4}}
\sqrt{1+\sqrt{1+\sqrt{x}}}
\left(\frac{a}{b}\right)^{-1}
x\mapsto\frac{1}{x}
\lfloor x\rfloor
1\,\text{h}\,30\,\text{min}
12\,\text{€}
3\,\text{cm}=30\,\text{mm}
f\circ g
(f\circ g)'(x)=g'(x)\times f'(g(x))
\vec{\imath},\vec{\jmath},\vec{k}
(O\,;\vec{\imath},\vec{\jmath})
\mathbb{R}^*_+
\dfrac{1}{2}
\tfrac{1}{2}
\hat{p}\pm\frac{1}{\sqrt{n}}
x \leq y \geq z \neq t
1 < x \le 3
-x^2 + (-3) = -(-5)
f : \mathbb{R} \to \mathbb{R}
A = \{ x \in \mathbb{R} \mid x^2 < 2 \}
ℝ, ℕ, ℤ, x² ≤ 3
\frac{-b \pm \sqrt{b^2-4ac}}{2a}
\neg(P \wedge Q) \iff \neg P \vee \neg Q
\bar{z}=a-ib
\dot{x}, \ddot{x}
\bigcup_{i=1}^n A_i
\mathop{\mathrm{card}}(A)
\operatorname{card}(A)=3
\textbf{Aire} = L \times l
\begin{array}{r|l}125&5\\\cline{2-2}25&25\\0&\end{array}
\begin{array}{c|ccc}x&-\infty&2&+\infty\\\hline f'(x)&-&0&+\end{array}
\left(\begin{array}{cc|c}1&2&3\\4&5&6\end{array}\right)
\begin{array}{r} 12\\+\ 5\\\hline 17\end{array}
a\overset{?}{=}b
f\colon x\longmapsto x^2
(AB)\sslash(CD)
\lim\limits_{\substack{x\to 0\\x>0}}\frac{1}{x}
\sum_{\substack{1\le i\le n\\i\ne j}}a_{ij}
\underset{\text{somme}}{\underbrace{a+b}}
\textcolor{green}{\frac{a}{b}}\times\color{purple}{c}=d
\bcancel{x}+\xcancel{y}
\left.\frac{x^2}{2}\right|_0^1
\iint_D f\,\mathrm{d}x\,\mathrm{d}y
\mathop{\mathrm{Argmax}}_{x} f
x=-2\text{ ou }x=+3
a=-b=-(-c)\times(-d)
2\times(-3)=-6
\frac{-1}{-2}
x_{-1}+x^{-1}
[-1;1]
]-1\,;+1[
|-3|=3
|x|-|y|
\{-1\,;+1\}
-5<-3<+2
10^{-3}\,\mathrm{m}
\pm 2
x\mapsto -x
y=\begin{cases}-1&\text{si }x<0\\+1&\text{sinon}\end{cases}
P(A\mid B)=\dfrac{P(A\cap B)}{P(B)}
A\not\subset B
\vec{AB}=-\vec{BA}
\widehat{AOB}=60\,^\circ
\overline{z}\times z
\complement_E A
""".strip().split("\n")
