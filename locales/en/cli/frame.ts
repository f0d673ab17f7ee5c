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
    case: 'create, find and drive cases',
    'import-cases': 'start a case for each line of a CSV file',
    start: 'run everything on this machine: Temporal, database, server, worker and web app',
    server: 'run the API and the web app',
    worker: 'run cases, and what they ask of the world',
    migrate: 'bring the database up to date',
    doctor: 'check the parts and say what to do',
    calendar: 'compute due times, elapsed open time and opening hours of a calendar file',
    rules: 'decide by a rules file, check it, convert it from and to json-rules-engine',
    validate: 'check documents and settings, and what they name among each other',
    scenario: 'play scenarios and say where they differ from what they expect',
  } as Readonly<Record<string, string>>,
}
