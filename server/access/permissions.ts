import { roleNames } from '../../core/contract/role-names.ts'

/** What can be done through the API, and what it means. Every route names one, or says that it is public. */
export const permissions = {
  'cases.read': 'See cases, their timelines, clocks and customers.',
  'cases.create': 'Start cases.',
  'cases.work': 'Give commands to cases.',
  'customers.manage': 'Change what is known of customers.',
  'customers.erase': 'Erase what is personal of a customer, for ever.',
  'documents.read': 'See, compare and check calendars, policies, rules, flows and scenarios.',
  'documents.draft': 'Keep drafts of documents, and rehearse them.',
  'documents.publish': 'Publish new versions of documents.',
  'documents.change': 'Change calendars, policies, flows and scenarios, and add them.',
  'rules.values': 'Change values in rules: what they compare with, what they set, which way they take.',
  'rules.rows': 'Change rows, conditions and their order in rules.',
  'rules.all': 'Change everything of rules: columns, which row counts, tables and lists; add rule sets.',
  'settings.read': 'See teams, messages, endpoints, roles, sites and reasons.',
  'settings.manage': 'Change teams, messages, endpoints, roles, sites and reasons.',
  'breaches.read': 'See what was late, and why.',
  'breaches.review': 'Write down why something was late, and propose to exclude it from reports.',
  'breaches.approve': 'Approve that a breach is excluded from reports.',
  'reports.read': 'See reports, the board, diagnosis and forecasts over all cases.',
  'reports.export': 'Export cases and what was counted of them, as files.',
  'reports.schedule': 'Keep reports that are sent by mail.',
  'alerts.manage': 'Keep alerts, and who is told of them.',
  'people.read': 'See figures of single persons.',
  'teams.all': 'See the cases and figures of every team, also where others see those of their own teams alone.',
  'quality.audit': 'Score closed cases on a card, and keep cards and samples.',
  'scorecards.manage': 'Keep weights and targets of scorecards, and close quarters.',
  'jobs.manage': 'See failed notifications and webhooks, and send them again.',
  'users.manage': 'Create and change users, and reset their passwords.',
  'keys.manage': 'Create and revoke API keys.',
  'audit.read': 'See who signed in and who changed what.',
  'system.backup': 'Take a backup of everything.',
  'metrics.read': 'Read the metrics of the running system.',
} as const

export type Permission = keyof typeof permissions

/** Every permission, in the order of the table. */
export const permissionNames = Object.keys(permissions) as readonly Permission[]

export type RoleName = (typeof roleNames)[number]

const viewer: readonly Permission[] = ['cases.read', 'documents.read', 'settings.read', 'breaches.read']

const manager: readonly Permission[] = [
  ...viewer,
  'cases.create',
  'cases.work',
  'customers.manage',
  'breaches.review',
  'breaches.approve',
  'reports.read',
  'reports.export',
  'reports.schedule',
  'alerts.manage',
  'people.read',
  'quality.audit',
  'scorecards.manage',
  'jobs.manage',
]

const keeper: readonly Permission[] = [...viewer, 'documents.draft', 'documents.publish', 'rules.values']

/** What each built-in role may do. Whoever has several roles may do what any of them allows. */
export const rolePermissions: Readonly<Record<RoleName, readonly Permission[]>> = {
  viewer,
  agent: [...viewer, 'cases.create', 'cases.work', 'customers.manage'],
  manager,
  head: [...manager, 'teams.all'],
  'value-keeper': keeper,
  'rule-keeper': [...keeper, 'rules.rows'],
  owner: [...keeper, 'reports.read', 'teams.all', 'rules.rows', 'rules.all', 'documents.change', 'settings.manage'],
  administrator: permissionNames,
}

export function isRoleName(name: string): name is RoleName {
  return (roleNames as readonly string[]).includes(name)
}

/** All that somebody with these roles may do; unknown roles allow nothing. Pure; in the order of the table. */
export function permissionsOf(roles: readonly string[]): readonly Permission[] {
  const granted = new Set(roles.filter(isRoleName).flatMap((role) => rolePermissions[role]))
  return permissionNames.filter((permission) => granted.has(permission))
}
