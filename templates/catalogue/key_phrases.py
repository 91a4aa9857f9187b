"""Phrases of ``tianbao keys``: which keys sign, and what became of one that was lost."""

from templates.text import Text

KEYS: dict[str, Text] = {
    "keys_key": Text("密钥", "key"),
    "keys_state": Text("状态", "state"),
    "keys_issues": Text("签发份数", "issues signed"),
    "keys_current": Text("正在使用", "in use"),
    "keys_old": Text("仍可核对", "still verifies"),
    "keys_lost": Text("缺失", "lost"),
    "keys_lost_told": Text("台账里有 {issues} 份工作簿是由 keys.json 里没有的密钥签发的，报回后无法确认。请用备份恢复：tianbao keys --restore 备份文件",
                           "{issues} workbooks of the ledger were signed by a key that keys.json does not have; their returns cannot be verified. Restore it from a copy: tianbao keys --restore FILE"),
    "keys_rotated": Text("新密钥 {signer} 已启用，以前的密钥仍可核对。请把 .tianbao/keys.json 另存一份，放到别处",
                         "the new key {signer} signs from now on; earlier keys still verify. Keep a copy of .tianbao/keys.json elsewhere"),
    "keys_restored": Text("已从备份恢复 {count} 把密钥：{keys}。现在可以重新收取缺密钥的工作簿",
                          "{count} keys restored: {keys}. Workbooks turned away for want of a key can be collected again"),
    "keys_nothing_new": Text("备份里的密钥都已经有了，什么也没有改动", "every key of the copy is here already; nothing was changed"),
}  # fmt: skip
