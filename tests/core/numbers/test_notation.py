"""Notation: what people paste, and what each text means: an array, with what is said of it, or a reason why it is none."""

import time
from collections.abc import Callable
from functools import partial

import pytest

from core.data.table import table
from core.numbers.arrays import InputError, Limits, from_reading, matrix
from core.numbers.editing import edit
from core.numbers.expression import evaluate
from core.numbers.notation import LONGEST, read

NAMES = "The first column is left out: it holds the names of rows."

READ = {
    # tables of several lines: one sign parts cells, and a semicolon that ends a line ends a row
    "2;1\n1;2": "2,1;1,2",
    "2;1;\n1;2;\n": "2,1;1,2",
    "2 ; 1\r\n1 ; 2\r\n": "2,1;1,2",
    "1;\n2;\n3": "1;2;3",
    "1 2;\n3 4": "1,2;3,4",
    "1,2;\n3,4;": "1,2;3,4",
    "[1 2;\n 3 4]": "1,2;3,4",
    "1 2; 3 4": "1,2;3,4",
    "1,5;2,5": "1,5;2,5",
    "1/3;sqrt(2)\n-√2;2pi": "1/3,sqrt(2);-√2,2pi",
    "1 2\n3, 4": "1,2;3,4",
    "2|1\n1|2": "2,1;1,2",
    "|2|1|\n|1|2|": "2,1;1,2",
    "sep=;\n2;1\n1;2": "2,1;1,2",
    "+---+---+\n| 2 | 1 |\n| 1 | 2 |\n+---+---+": "2,1;1,2",
    '"2"\t"1"\n"1"\t"2"': "2,1;1,2",
    "2,1,\n1,2,": "2,1;1,2",
    "2\t1\n\n": "2,1",
    "######\n2 1\n1 2": ("2,1;1,2", "Row 1 is left out: it is a comment."),
    "5/1/2,(5/1)/24;1/2,5-3": "5/1/2,(5/1)/24;1/2,5-3",
    "1000/25\t45/1/24\n2\t3": "1000/25,45/1/24;2,3",
    # marks that nobody sees, dashes, digits and line ends
    "\ufeff2\t1\r1\t2": "2,1;1,2",
    "2\u00a01\u20281\u00a02": "2,1;1,2",
    "2 1\u00851 2": "2,1;1,2",
    "\u200e2\u200b 1\n\u20661\u2069 2\u2060": "2,1;1,2",
    "２，１；１，２": "2,1;1,2",
    "٢\t-١\n१\t২": "2,-1;1,2",
    "−2\t–1\n‑1\t—2": "-2,-1;-1,-2",
    # MATLAB and Octave
    "A =\n\n   1.0e+03 *\n\n    2.0000    1.0000\n    0.0001    -2.5000\n": ("2000,1000;0.1,-2500", "taken times 1.0e+03"),
    "ans =\n\n  Columns 1 through 2\n\n     2     1\n     1     2\n\n  Column 3\n\n     5\n     7\n": "2,1,5;1,2,7",
    " Columns 1 and 2:\n\n   2   1\n   1   2\n\n Columns 3 and 4:\n\n   5   6\n   7   8\n": "2,1,5,6;1,2,7,8",
    "D =\n\nDiagonal Matrix\n\n   2   0\n   0   1\n\n": "2,0;0,1",
    "A = [1, 2, ...\n 3, 4];": "1,2,3,4",
    # Mathematica, Maple and Fortran
    "{{Sqrt[2]/2, 1/3}, {Pi, 2.}}": "Sqrt(2)/2,1/3;Pi,2",
    "Out[3]= {{1.*^-6, 2.`}, {3, 4}}": "1.*^-6,2.`;3,4",
    "<<1,2>|<3,4>>": "1,3;2,4",
    "<<1|2>,<3|4>>": "1,2;3,4",
    "1.0D-3 2\n3 4.0d+02": "1.0D-3,2;3,4.0d+02",
    # Python
    "[[np.float64(2.0), np.float64(1.0)], [np.int64(1), 2]]": "2.0,1.0;1,2",
    "[array([2., 1.]), array([1., 2.])]": "2,1;1,2",
    "[Fraction(1, 3), Fraction(-2, 3)]": "1/3,-2/3",
    "tensor([[2., 1.],\n        [1., 2.]], device='cuda:0', dtype=torch.float64, grad_fn=<MulBackward0>)": "2,1;1,2",
    "<tf.Tensor: shape=(2, 2), dtype=float32, numpy=\narray([[2., 1.],\n       [1., 2.]], dtype=float32)>": "2,1;1,2",
    "Matrix(2, 2, [2, 1, 1, 2])": "2,1;1,2",
    "np.matrix('2 1; 1 2')": "2,1;1,2",
    "[[ 1.  2.\n   3.]\n [ 4.  5.\n   6.]]": "1,2,3;4,5,6",
    ">>> A\narray([[2, 1],\n       [1, 2]])": "2,1;1,2",
    "     x    y\n0  2.0  1.0\n1  1.0  2.0\n\n[2 rows x 2 columns]": ("2.0,1.0;1.0,2.0", NAMES),
    "     0    1\n0  2.0  1.0\n1  1.0  2.0": ("2.0,1.0;1.0,2.0", NAMES),
    "\tx\ty\n0\t2.0\t1.0\n1\t1.0\t2.0": ("2.0,1.0;1.0,2.0", "Row 1 is read as names: “x, y”. " + NAMES),
    "0    2.5\n1    1.5\ndtype: float64": ("2.5;1.5", NAMES),
    # R and Julia
    "     [,1] [,2]\n[1,]    2    1\n[2,]    1    2": "2,1;1,2",
    "  [,1] [,2]\n[1,] 2 1\n[2,] 1 2\n     [,3]\n[1,]    5\n[2,]    6": "2,1,5;1,2,6",
    " [1] 1 2 3\n [4] 4 5": "1,2,3,4,5",
    "matrix(c(1,2,3,4), nrow=2)": "1,3;2,4",
    "A <- matrix(c(1, 2, 3, 4, 5, 6), ncol = 3, byrow = TRUE)": "1,2,3;4,5,6",
    "structure(c(1,2,3,4), dim = c(2L, 2L))": "1,3;2,4",
    "rbind(c(1,2),c(3,4))": "1,2;3,4",
    "cbind(c(1,2),c(3,4))": "1,3;2,4",
    '"x" "y"\n"1" 2 1\n"2" 1 2': ("2,1;1,2", NAMES),
    "2×2 Matrix{Rational{Int64}}:\n 2//1  1//3\n 1//1  2//1": "2//1,1//3;1//1,2//1",
    "2-element Vector{Float64}:\n 2.0\n 1.0": "2.0;1.0",
    "2×2 Diagonal{Float64, Vector{Float64}}:\n 2.0   ⋅ \n  ⋅   1.0": "2.0,0;0,1.0",
    # LaTeX, Wikipedia, Typst and Markdown
    r"A = \begin{bmatrix}2&1\\1&2\end{bmatrix}": "2,1;1,2",
    r"\[\boldsymbol{A}_{1} := \displaystyle\begin{pmatrix}2&1\\[4pt]1&2\end{pmatrix}\]": "2,1;1,2",
    r"{\displaystyle \mathbf {A} ={\begin{bmatrix}2&1\\1&2\end{bmatrix}}.}": "2,1;1,2",
    "A\n=\n[\n2\n1\n1\n2\n]\n{\\displaystyle A={\\begin{bmatrix}2&1\\\\1&2\\end{bmatrix}}}": "2,1;1,2",
    r"\begin{equation}\begin{smallmatrix}\tfrac12&\,1\\1&10^{-3}\end{smallmatrix}\end{equation}": "1/2,1;1,10^(-3)",
    r"\pmatrix{2&1\cr 1&2}": "2,1;1,2",
    r"\begin{tabular}{rr}\hline 2&1\\1&2\\\hline\end{tabular}": "2,1;1,2",
    "2 &amp; 1 \\\\ 1 &amp; &minus;2": "2,1;1,-2",
    'mat(delim: "[", 2, 1; 1, 2)': "2,1;1,2",
    "| x | y |\n|---|:-:|\n| 2 | 1 |\n| 1 | 2 |": ("2,1;1,2", "Row 1 is read as names: “x, y”."),
    "| 2 | 1 |\n|---|---|\n| 1 | 2 |": "2,1;1,2",
    "┌     ┐\n│ 2 1 │\n│ 1 2 │\n└     ┘": "2,1;1,2",
    # other languages
    "{{2, 1}, {1, 2}} // MatrixForm": "2,1;1,2",
    "% measured\nA = [2 1; % first\n 1 2] % all": "2,1;1,2",
    "Matrix(2, 2, [[2, 1], [1, 2]])": "2,1;1,2",
    "[0.1 0.2 0.3\n 0.4]": "0.1,0.2,0.3,0.4",
    "# A tibble: 2 × 2\n      x     y\n  <dbl> <dbl>\n1     2     1\n2     1     2": ("2,1;1,2", NAMES),
    "2×1 1\n1 2": "2×1,1;1,2",
    "const A: number[][] = [[2, 1], [1, 2]];": "2,1;1,2",
    "double A[2][2] = {{2, 1}, {1, 2}};": "2,1;1,2",
    "vec![vec![2.0, 1.0], vec![1.0, 2.0]]": "2.0,1.0;1.0,2.0",
    "[][]float64{{2, 1}, {1, 2}}": "2,1;1,2",
    '[["2","1"],["1","2"]]': "2,1;1,2",
    # what this program shows
    "1.234·10⁻⁵\t10⁻³\n−0.5\t1": "1.234·10⁻⁵,10⁻³;-0.5,1",
    "½ 2½\n¾ −⅓": "½,2½;¾,-⅓",
    "½ ⅓\n1 1": "½,⅓;1,1",
    "⅔\n⅓\n1": "⅔;⅓;1",
    "x\ty\n½\t⅓\n1\t2": ("½,⅓;1,2", "Row 1 is read as names: “x, y”."),
    "x\ty\t\n1\t2\t\n3\t4\t\n": ("1,2;3,4", "Column 3 is left out: it is blank."),
    "A =\n\n  2×2 single matrix\n\n     1     2\n     3     4\n": "1,2;3,4",
    "> A\n     [,1] [,2]\n[1,]    2    1\n[2,]    1    2\n> ": "2,1;1,2",
    "2×2 adjoint(::Matrix{Int64}) with eltype Int64:\n 1  2\n 3  4": "1,2;3,4",
    "({\n {1, 2},\n {3, 4}\n})": "1,2;3,4",
    r"\begin{array}{*{2}{c}}1&2\\3&4\end{array}": "1,2;3,4",
    "[1 2 ... all of the first\n 3; 4 5 6]": "1,2,3;4,5,6",
    "A =\n\n   1.0e+03 *\n\n    sqrt(2)    1.0000\n": ("1.0e+03*(sqrt(2)),1000", "taken times 1.0e+03"),
    "matrix(0, 2, 2)": "0,0;0,0",
    "A <- matrix(1, nrow=1, ncol=3)": "1,1,1",
    "<1,2|3,4>": "1,3;2,4",
    "2^{10} 10^{-3}\n1 2": "2^(10),10^(-3);1,2",
    "1. 2.\n2. 3.": "1,2;2,3",
    "-1 2\n- 3 4": "-1,2;-3,4",
    # commas that can be no decimal ones
    "1,0\n0,1": "1,0;0,1",
    "2,5\n3,7": "2,5;3,7",
    "10,20\n30,40": "10,20;30,40",
    "-10,0\n0,10\n20,30": "-10,0;0,10;20,30",
    "x,y\n1000,2000\n3000,1000": ("1000,2000;3000,1000", "Row 1 is read as names"),
    "3,4\n5,6": "3,4;5,6",
    "1,-5\n2,5": "1,-5;2,5",
    "1, 5\n2, 5": "1,5;2,5",
    "1,9\n2,10\n3,12": "1,9;2,10;3,12",
    # what is left out, and said
    "x\ty\n1\t2": ("1,2", "Row 1 is read as names: “x, y”."),
    "x,y\nm,kg\n2,1\n1,2": ("2,1;1,2", "Row 2 is left out: it holds units or types."),
    "Price (€)\tMass / kg\n1\t2": ("1,2", "Row 1 is read as names: “Price (€), Mass / kg”."),
    "2 1 # first\n1 2": ("2,1;1,2", "What stands after # in row 1 is left out."),
    "# measured\n2 1\n1 2": ("2,1;1,2", "Row 1 is left out: it is a comment."),
    "1\t2\n\t\n3\t4": ("1,2;3,4", "Row 2 is left out: it is blank."),
    "2\t1\t\n1\t2\t": ("2,1;1,2", "Column 3 is left out: it is blank."),
    "1,5;2,5\n3,5;4,5": ("1.5,2.5;3.5,4.5", "Commas are read as decimal points: “1,5” as 1.5."),
    "1,5\t2,5\n3\t4": ("1.5,2.5;3,4", "Commas are read as decimal points"),
}

REFUSED = {
    "2024-01-05\t1\n2\t3": "Row 1, column 1: “2024-01-05” is a date",
    "1,01/05/2024;2,3": "Row 1, column 2: “01/05/2024” is a date",
    "[[1, 31.12.24], [2, 3]]": "Row 1, column 2: “31.12.24” is a date",
    "x\ty\n5 Jan 2024\t1": "Row 2, column 1: “5 Jan 2024” is a date",
    "5/1/24\t3\n12/25/24\t4": "Row 1, column 1: “5/1/24” may be a date",
    "1,5/1/24;2,3": "Row 1, column 2: “5/1/24” may be a date: write (5/1)/24 to compute it.",
    "[[1-5-24, 1], [2, 3]]": "“1-5-24” may be a date: write (1-5)-24",
    "05/06\t1\n2\t3": "Row 1, column 1: “05/06” may be a date",
    "1\t2020/21\n2\t3": "Row 1, column 2: “2020/21” may be a date",
    "24-1-5\t1\n2\t3": "Row 1, column 1: “24-1-5” may be a date",
    "     [,1] [,2]\n[1,]    2    1\n     [,1] [,2]\n[1,]    5    6": "This holds two matrices: paste one.",
    "[1] 5 6\n[1] 7 8": "two matrices",
    "2×2 Matrix{Int64}:\n 2 1\n 1 2\n\n2×2 Matrix{Int64}:\n 5 6\n 7 8": "two matrices",
    "A =\n\n 2 1\n 1 2\n\nB =\n\n 3 4\n 5 6\n": "two matrices",
    "⎡1 2⎤⎡5⎤\n⎣3 4⎦⎣6⎦": "two matrices",
    "A:\n1 2\n3 4\nB:\n5 6\n7 8": "two matrices",
    "- 1 2\n- 3 4": "Each line begins with “-” as lists do",
    "1. 1 2\n2. 3 4": "Each line begins with “1.” as lists do",
    "<1,2|3>": "The columns between the bars have not the same length",
    "12:30\t1\n2\t3": "Row 1, column 1: “12:30” is a time",
    "1 50%; 2 3": "Row 1, column 2: “50%” is a percentage: write 0.5.",
    "1\t€5\n2\t3": "Row 1, column 2: “€5” is an amount of money: write 5.",
    "2\t1\n1\t(5)": "Row 2, column 2: “(5)” may be −5",
    "(5e3)\t1\n2\t3": "Row 1, column 1: “(5e3)” may be −5e3",
    "#####\t1\n2\t3": "Row 1, column 1: “#####” is what spreadsheets show where a column is too narrow",
    "1\n####\n2": "Row 2: “####” is what spreadsheets show",
    "1,000;2\n3,000;4": "Row 1, “1,000”, may be 1.000 or 1000",
    "1,234\t2\n3\t4": "Row 1, “1,234”, may be 1.234 or 1234",
    "1'000\t2\n3\t4": "Row 1, column 1: “1'000” has marks between its digits: write 1000.",
    "1\u202f000,5;2\n3;4": "write 1000.5",
    "1,000\n2,000": "“1,000” may be one number",
    "100,200\n300,400": "“100,200” may be one number",
    "10,20\n30,20": "“10,20” may be one number",
    "1,20\n2,30": "“1,20” may be one number",
    "10,20\n30,45": "“10,20” may be one number",
    "-0,10\n10,20": "“-0,10” may be one number",
    "1,5\r\n2,5\r\n": "“1,5” may be one number, which has a comma: write 1.5. If it is 2 numbers, write spaces or tabs",
    "1,5;\n2,5;": "write 1.5.",
    "x\n3,14\n2,72": "Row 2: “3,14” may be one number",
    "-0,5\n1,6": "write -0.5.",
    "0,1\n0,2": "write 0.1.",
    "1,5\n2,25\n3,125": "write 1.5.",
    "1,23E+05\n2,34E+05": "write 1.23E+05.",
    "1.234,5\n2.345,6": "write 1234.5.",
    "1,000.5\n2,000.5": "write 1000.5.",
    "1,234,567\n2,345,678": "write 1234567. If it is 3 numbers",
    "1\u00a0000\n2\u00a0000": "Row 1, column 1: “1 000” has marks between its digits: write 1000.",
    "1\u2009000\n2\u2009500": "write 1000.",
    "∞ ∞\n1 1": "Row 1, column 1: “∞” is not a finite number",
    "½%\t½%\n1\t2": "Row 1, column 1: “½%” is a percentage",
    "1,5 2,5\n3,5 4,5": "can be read in two ways",
    "1\tNA\n3\t4": "Row 1, column 2: “NA” stands for a number that is missing",
    "x\ty\n1\t2\n3\t#N/A": "Row 3, column 2: “#N/A” stands for a number that is missing",
    "1\t\n3\t4": "Row 1, column 2: the cell is empty",
    "\t1\n2\t3": "Row 1, column 1: the cell is empty",
    "1;;3\n4;5;6": "Row 1, column 2: the cell is empty",
    "1\n\n3": "Row 2 is blank",
    "hello world\nfoo": "Row 1 has 2 names, and row 2 has 1 cell.",
    "matrix(c(1), 2, 2)": "This has 1 number, and 2 × 2 need 4.",
    "2.5(3)\t1\n2\t3": "Row 1, column 1: “2.5(3)” may be a number with its error",
    "(1,234)\t5\n1\t2": "“(1,234)” may be −1,234",
    "[50%, 20%]": "Row 1, column 1: “50%” is a percentage",
    "1.0f0 2\n3 4": "“f” is not known",
    "0x10 1\n1 2": "“x” is not known",
    "Jan 5, 2024\t3\n1\t4": "“Jan 5, 2024” is a date",
    "<NA> <NA>\n1 2": "Row 1, column 1: “<NA>” stands for a number that is missing",
    "1.5 *\n2.5 *\n3": "ends where a number should follow",
    "TRUE FALSE\n1 2": "“TRUE” is no number: write 1 or 0",
    "l\t2\n3\t4": "Row 1, column 1: “l” is not known",
    "2 1е5\n1 2": "U+0435, cyrillic small letter ie",
    "2 \u00ad1\n1 2": "U+00AD, soft hyphen",
    "2 3×10−5\n1 2": "whose exponent has come down",
    "1.5½ 2\n3 4": "may be a sum or a product",
    "1.0000 + 2.0000i   3.0000\n 1 2": "Row 1, column 1: “1.0000+2.0000i” is complex",
    "{{1, I}, {2, 3}}": "Row 1, column 2: “I” is complex",
    "[1.+2.j 3.+0.j]": "is complex",
    "A(:,:,1) =\n\n 1 2\n 3 4": "more than two axes",
    "  (1,1)        2\n  (2,2)        1": "lists entries by their places",
    "2  1  ⋯\n1  2  ⋯": "Some numbers are left out",
    r"\begin{bmatrix}1&\cdots&2\\3&\cdots&4\end{bmatrix}": "Some numbers are left out",
    r"\begin{bmatrix}1&2\\3&4\end{bmatrix}^T": "something beside the matrix",
    r"\begin{bmatrix}1{,}5&2\\3&4\end{bmatrix}": "“1,5” has a comma: write 1.5.",
    "np.array([[2, 1], [1, 2]]).T": "something beside the brackets",
    '{"A": [[2, 1], [1, 2]]}': "pairs names with numbers",
    "matrix(c(1,2,3), nrow=2)": "This has 3 numbers, and 2 × 1 need 2.",
    "<table><tr><td>2</td></tr></table>": "a web page's own code",
    "1 2; 3 4\n5 6; 7 8": "Row 1, column 1: “1 2” is 2 numbers",
}


@pytest.mark.parametrize("text", READ)
def test_what_is_read(text: str) -> None:
    wanted = READ[text]
    array, said = (wanted, "") if isinstance(wanted, str) else wanted
    found = read(text)
    assert str(from_reading(found, Limits())) == array
    assert said in " ".join(found.notes)
    assert bool(found.notes) == bool(said)
    assert str(from_reading(read(array))) == array  # as it stands in a link


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_refused_by_its_place_and_reason(text: str) -> None:
    with pytest.raises(InputError) as error:
        from_reading(read(text))
    assert REFUSED[text] in str(error.value)


PIECES = ["\n", "\t", " ", "1\n", "1\t", "1,", "1;", "| ", "(", "((1,", "[", "[1],", "{1,", "{_", "\\", "\\begin{matrix}", "\\frac{", "$"]
PIECES += ["...", "... ", "A=", "a.", "1 - ", " *", "√ ", "½", "⁵", "'", '"', '"1" ', "[1,]\n", "[,1]", "[1] ", "np.array([", "c(1),"]
PIECES += [
    "mat(1(",
    ", dtype=",
    "<1>",
    "<<1|",
    "# ",
    "A = 1×2 ",
    "Sqrt[",
    "float('",
    "1\u00a0000",
    "1,5;",
    "Jan ",
    "---",
    "-element ",
    "a\n",
    "1 ... a",
    "1\n⎤",
    "1,5\n",
]
AROUND = [
    ("", ""),
    ("1", "2"),
    ("[", "]"),
    ("A = ", "x"),
    ("{", "}"),
    ("matrix(c(", ")"),
    (r"\begin{matrix}", r"\end{matrix}"),
    ("<<", ">>"),
]


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
def test_no_text_takes_long(piece: str) -> None:
    """About 0.1 s for most; what grows with the square of the length would take ten seconds."""
    old, long = matrix("1 2; 3 4"), piece * (LONGEST // len(piece))
    texts = [(start + long)[: LONGEST - len(end)] + end for start, end in AROUND]
    asks: list[Callable[[], object]] = [partial(edit, old, 0, 0, text, is_pasted=True) for text in texts]
    asks += [partial(table, long.encode()), partial(evaluate, long[:100])]
    begun = time.process_time()
    for ask in asks:
        try:
            ask()
        except InputError as error:
            assert len(str(error)) > 10
    assert time.process_time() - begun < 8
