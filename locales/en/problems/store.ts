export const store = {
  'store.in-use':
    'The data folder {{folder}} is in use by process {{pid}}. Stop that one first, or start this one with another PLEDGE_DATA.',
  'store.folder-unusable': 'The database in {{folder}} cannot be opened: {{reason}}',
  'store.unreachable': 'The database at {{address}} cannot be reached: {{reason}}',
  'store.too-old': 'The database server is too old ({{version}}); PostgreSQL 15 or later is needed.',
  'store.not-migrated': 'The database lacks {{missing}} migrations of this release. Run “pledge migrate” first.',
  'store.newer-than-program':
    'A later release has changed this database (migration {{migration}}). Start that release, or restore a backup.',
  'store.migration-changed': 'The migration {{migration}} of this database is not the one of this release.',
  'store.commit-ahead':
    'A step of case {{case}} is missing: the row is at {{seq}}, and the step that came follows {{previous}}.',
  'store.commit-diverged':
    'Case {{case}} has two histories: the row is at {{seq}}, and the step that came follows {{previous}}.',
  'store.commit-malformed': 'The records of case {{case}} from {{previous}} to {{seq}} do not follow each other.',
  'store.bad-cursor': 'This cursor does not belong to this list. Start again without one.',
  'store.draft-changed': 'The draft of {{kind}} “{{id}}” was changed meanwhile, perhaps in another tab. Load it again.',
  'store.base-not-newest':
    'The draft of {{kind}} “{{id}}” is based on version {{base}}, but version {{newest}} has been published since. Merge them first.',
  'store.setting-changed': 'The setting “{{id}}” ({{kind}}) was changed meanwhile. Load it again.',
  'store.breach-changed': 'The review of breach {{id}} was changed meanwhile. Load it again.',
  'store.breach-not-proposed': 'Nobody has proposed to exclude breach {{id}}.',
  'store.breach-same-person': 'Another person has to decide whether breach {{id}} is excluded.',
  'store.login-taken': 'There is a user “{{login}}” already.',
  'store.changed-meanwhile': '“{{id}}” was changed meanwhile. Load it again.',
  'store.secret-unreadable': 'The secret “{{name}}” cannot be read with this PLEDGE_SECRET.',
  'store.not-empty':
    'The database is not empty; a backup is only restored into a new one. Name another folder (PLEDGE_DATA) or another database (DATABASE_URL).',
  'store.backup-unreadable': 'The file is not a backup of Pledge.',
  'store.backup-damaged':
    'The backup is damaged or not whole: something in it is missing or was changed. Use another copy.',
  'store.backup-newer':
    'The backup was made by release {{release}}, which is newer than this one. Restore it with that release or a later one.',
  'store.other-secret':
    'The secrets in the backup are sealed with another PLEDGE_SECRET. Set PLEDGE_SECRET to what it was then, or copy the file "secret" from the old data folder into the new one.',
  'store.temporal-in-the-way':
    'There are workflows already in {{file}}; a backup needs a new data folder, or the file moved away.',
  'store.case-runs-already':
    'Temporal knows the case {{case}} from before, so it was not taken up from the backup. Restore into a new namespace.',
}
