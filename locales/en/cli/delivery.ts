/** What `pledge export-data` and `pledge bi-role` say. */
export const delivery = {
  exportUsage:
    'Usage: pledge export-data SET FILE [--format csv|ndjson] [--from INSTANT] [--to INSTANT] [--columns a,b] [--where NAME=a,b]… [--mark] [--json]\n' +
    'Writes rows of the running system into FILE; SET is one of {{sets}}.\n' +
    'Instants are ISO 8601 with an offset. --mark begins a CSV file so that Excel reads it as UTF-8.',
  received: '{{mb}} MB received …',
  written: '{{set}} is in {{file}} ({{mb}} MB).',
  roleUsage:
    'Usage: pledge bi-role [--name pledge_bi] [--people] [--json]\n' +
    'Makes a role on the server of DATABASE_URL that may read the bi_* views and nothing else, or gives it a new password.\n' +
    '--people lets it read bi_people, which says who people are.',
  roleMade: 'The role {{name}} may read {{views}}.\nIts password, shown this once: {{password}}',
}
