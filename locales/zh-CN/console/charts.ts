export const charts = {
  chart: '图表',
  keys: '用方向键逐个查看数值。',
  keysWithPick: '用方向键逐个查看数值，按回车查看明细。',
  asTable: '{{label}}：以表格查看',
  asChart: '{{label}}：以图表查看',
  nothing: '这段时间内没有数据。',
}
