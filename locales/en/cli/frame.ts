/** What `pledge` says about itself. */
export const frame = {
  usage: 'Usage: pledge COMMAND [OPTIONS]',
  commands: 'Commands:',
  options: 'Options of every command:',
  json: 'answer with one JSON value on standard output',
  lang: 'the language of messages: en (default) or zh-CN',
  help: 'show this help',
  version: 'show the version',
  summaries: {
    calendar: 'compute due times, elapsed open time and opening hours of a calendar file',
    rules: 'decide by a rules file, check it, convert it from and to json-rules-engine',
    validate: 'check documents and settings, and what they name among each other',
  } as Readonly<Record<string, string>>,
}
