export const diagnosis = {
  'diagnosis.bad-window': '结束日期必须晚于开始日期，且相隔不超过 {{days}} 天。',
  'diagnosis.unknown-flow': '没有已发布的流程“{{flow}}”。',
  'diagnosis.unknown-clock': '流程“{{flow}}”没有时钟“{{clock}}”。',
  'diagnosis.unknown-factor': '无法按“{{factor}}”区分这一流程的工单。',
  'diagnosis.cancelled': '已取消。',
  'diagnosis.too-long': '超过 {{seconds}} 秒仍未完成，已放弃。请缩短统计区间。',
  'diagnosis.too-many': '正在运行的诊断已达上限（{{limit}} 个），请等其中一个结束后再试。',
  'diagnosis.broke-off': '诊断中断，没有结果；原因见服务器日志。',
}
