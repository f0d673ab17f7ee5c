export const start = {
  'start.no-flow': '工单必须指明流程：请提供 {"flow": "…"}。',
  'start.bad-field': '工单的字段“{{field}}”内容不正确。',
  'start.bad-workflow-id':
    '工单的工作流 ID 应为 case/<id>，其中 id 为 1–100 个字母、数字或“.”“_”“-”；收到的是“{{id}}”。',
  'start.unknown-flow': '没有已发布的流程“{{flow}}”。',
  'start.unknown-plan': '存储中找不到流程“{{flow}}”的执行方案 {{hash}}。',
  'start.id-taken': '工单“{{case}}”已存在，运行的是流程“{{flow}}”。',
  'command.unreadable': '无法识别的指令：“{{word}}”。指令由 do 及其字段组成，旁边可以带 commandId、at 和 actor。',
  'step.no-message': '没有消息模板“{{message}}”。',
  'step.no-endpoint': '没有接口地址“{{endpoint}}”。',
  'step.no-recipient': '找不到“{{to}}”的联系方式。',
  'step.no-mail': '尚未配置邮件服务器（SMTP_URL）。',
  'step.no-customer': '该工单没有对应的客户档案。',
  'step.refused': '对方拒绝：{{detail}}',
  'step.failed': '该步骤执行失败。',
}
