export const scenario = {
  'scenario.before-the-case': '{{at}} 早于工单开始的时刻 {{case}}。',
  'scenario.compares-nothing': '这一行写了时限“{{clock}}”，但没有要核对的内容。',
  'scenario.two-ends': '等待只能用 for 或 until 之一来结束，不能同时写。',
  'scenario.answer-of-no-act': '步骤“{{node}}”的类型是 {{kind}}；这里只能给 act 的步骤指定结果。',
  'scenario.document-not-found': '找不到 {{kind}} 文档 {{source}}：场景旁边没有这个文件，所给文件中也没有。',
  'scenario.document-invalid': '文档 {{source}} 自身有 {{count}} 个问题，请先用 pledge validate 检查。',
  'scenario.too-much': '运行了 {{limit}} 步仍未停下，已放弃：这些文档里有永远停不下来的地方。',
}
