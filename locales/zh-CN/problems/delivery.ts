/** 区域 `delivery` 的文本。 */
export const delivery = {
  'delivery.too-many-exports': '同时进行的导出最多 {{limit}} 个，请等其中一个结束后再试。',
  'delivery.unknown-schedule': '没有编号为 {{schedule}} 的定时报表。',
  'delivery.too-many-schedules': '定时报表已有 {{limit}} 个，达到上限，请先删除不再需要的报表。',
  'delivery.changed-meanwhile': '您打开之后，其他人修改了这份定时报表。',
  'delivery.no-such-recipient': '没有启用的账号“{{person}}”。',
  'delivery.never-due': '这份报表永远不会发送：所选日期在该日历中都不是工作日。',
  'delivery.no-mail': '尚未配置邮件服务器（SMTP_URL），无法发送报表。',
  'delivery.nobody-to-send-to': '所有收件人都已没有可用的邮箱地址。',
  'delivery.not-permitted-any-more': '报表的负责人已无权查看其内容（{{permission}}），因此没有发送。',
} as const
