/** What `pledge import` and `pledge export` say. */
export const transfer = {
  importUsage:
    'Usage: pledge import PATH [--note TEXT] [--running stay|migrate] [--move FLOW:NODE=NODE]... [--overwrite] [--json]\nPublishes the documents and saves the settings in a file or below a folder: all of them or none. What is the same stays as it is.\nWhat somebody else changed since the last export or import is refused; with --overwrite yours wins.\nRunning cases stay on their versions; with --running migrate they follow, and --move says where those in a node that is gone go on.',
  exportUsage:
    'Usage: pledge export PATH [--format json|yaml] [--overwrite] [--json]\nWrites every document and setting to a folder. Files that are there keep their place and form; what is the same stays untouched.\nWhat you changed since the last export or import is kept and named; with --overwrite the published version wins. Secrets are never written.',
  changed: '{{kind}}/{{id}}: version {{version}}',
  secret: 'The secret that signs what is sent to “{{endpoint}}”, shown only now: {{secret}}',
  left: '{{file}}: stays a file, as scenarios without an id and profiles of simulations do.',
  imported: 'Changed: {{changed}}. The same already: {{unchanged}}.',
  nothingImported: 'Nothing was imported.',
  written: '{{file}}',
  conflict:
    '{{file}}: {{kind}}/{{id}} was changed here and there; yours was kept. Import it, or export with --overwrite.',
  exported: 'Files written: {{written}}. The same already: {{unchanged}}.',
  exportedBut: 'Files written: {{written}}. The same already: {{unchanged}}. Changed on both sides: {{conflicts}}.',
}
