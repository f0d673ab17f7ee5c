/** What `pledge backup` and `pledge restore` say. */
export const backup = {
  backupUsage:
    'Usage: pledge backup FILE [--json]\nWrites everything that the running system holds into FILE. PLEDGE_SECRET is not in it: keep it apart.',
  restoreUsage:
    'Usage: pledge restore FILE [--json]\nWrites a backup into a new database (DATABASE_URL or PLEDGE_DATA), which nobody may use meanwhile. Open cases go on when Pledge starts.',
  received: '{{mb}} MB received …',
  written: 'Everything as of {{at}} is in {{file}} ({{mb}} MB). It was read back and is whole.',
  restoring: '{{rows}} rows written …',
  restored:
    'Restored as of {{at}}: {{rows}} rows. {{cases}} open cases go on when Pledge starts, their deadlines as they were.',
}
