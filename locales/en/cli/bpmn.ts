/** What `pledge bpmn` prints for people. */
export const bpmn = {
  usage: `Usage:
  pledge bpmn import FILE.bpmn [--process ID] [--lanes stages|teams] [--to FOLDER]
  pledge bpmn export FLOW [--to FILE.bpmn]`,
  written: 'Written: {{file}}',
}
