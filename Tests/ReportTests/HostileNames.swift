/// Names that a database may hold and that must do no harm in a report.
enum HostileNames {
  /// A few for the eye.
  static let gallery = [
    "\u{1B}[2J\u{1B}]0;owned\u{7}", "a|b `c` ](javascript:alert(1)) <script>alert(1)</script>",
    "gnp.\u{202E}txt\u{2066}", "注文の一覧 \u{301}x",
  ]

  /// All, each with a part of it that a reader must still recognise.
  static let all: [(name: String, remains: String)] = [
    ("a\u{1B}[31mred\u{1B}[0m", #"\u{1B}"#),
    ("line\nfeed", "feed"),
    ("carriage\rreturn", #"\u{D}return"#),
    ("carriage\r\nboth", "both"),
    ("nul\u{0}byte", #"\u{0}byte"#),
    ("bell\u{7}", #"\u{7}"#),
    ("c1\u{9B}31m", #"\u{9B}31m"#),
    ("a|b|c", "b"),
    ("tick`two``three```four````", "three"),
    ("```\nout\n```", "out"),
    ("~~~ # - + 1. > tilde", "tilde"),
    ("<script>alert(1)</script>", "script"),
    ("</code></pre></details><img src=x onerror=alert(1)>", "onerror"),
    ("amp & &amp; &#x202E;", "#x202E;"),
    ("\"quo'te\"\u{301} onmouseover=x", "onmouseover"),
    ("<\u{301}script>", "script"),
    ("x](javascript:alert(1)) [y](z) ![i](j)", "javascript"),
    ("https://evil.example/ www.evil.example", "evil"),
    ("rtl\u{202E}gnp.exe\u{202C}", #"\u{202E}gnp.exe"#),
    ("iso\u{2066}late\u{2069}\u{200F}\u{61C}", #"\u{2066}late"#),
    ("zero\u{200B}width\u{200D}\u{FEFF}", #"\u{200B}width"#),
    ("nb\u{A0}space\u{3000}", #"\u{A0}space"#),
    ("ls\u{2028}ps\u{2029}", #"\u{2028}ps"#),
    ("\u{301}lone", #"\u{301}lone"#),
    ("z\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}algo", #"\u{305}"#),
    (#"spelt \u{1B} out"#, #"\u{5C}u{1B}"#),
    ("back\\slash\\", "slash"),
    ("{{verdict}} {{{style}}} {{#items}}", "verdict"),
    ("* _em_ **strong** # h", "strong"),
    ("two  spaces   three ", "spaces"),
    (String(repeating: "長い名前", count: 30), "長い名前長い名前"),
    (String(repeating: "é", count: 120) + "end", "end"),
    ("\u{FFFE}\u{E000}\u{10FFFD}", #"\u{E000}"#),
    ("עברית و العربية", "עברית"),
  ]
}
