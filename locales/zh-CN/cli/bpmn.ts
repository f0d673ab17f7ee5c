/** `pledge bpmn` 的输出文字。 */
export const bpmn = {
  usage: `用法：
  pledge bpmn import FILE.bpmn [--process ID] [--lanes stages|teams] [--to FOLDER]
  pledge bpmn export FLOW [--to FILE.bpmn]`,
  written: '已写入：{{file}}',
}
