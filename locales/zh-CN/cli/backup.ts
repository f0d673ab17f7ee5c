/** `pledge backup` 和 `pledge restore` 的用语。 */
export const backup = {
  backupUsage:
    '用法：pledge backup 文件 [--json]\n把运行中系统的全部数据写入文件。备份里不含 PLEDGE_SECRET，请另行妥善保管。',
  restoreUsage:
    '用法：pledge restore 文件 [--json]\n把备份恢复到全新的数据库（DATABASE_URL 或 PLEDGE_DATA），期间不能有其他程序使用。Pledge 启动后，未结工单会继续运行。',
  received: '已接收 {{mb}} MB……',
  written: '截至 {{at}} 的全部数据已写入 {{file}}（{{mb}} MB），并已回读校验，内容完整。',
  restoring: '已写入 {{rows}} 行……',
  restored: '已恢复到 {{at}} 的状态，共 {{rows}} 行。{{cases}} 张未结工单将在 Pledge 启动后继续，时限不变。',
}
