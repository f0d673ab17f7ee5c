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
}
