/** The built-in roles, from seeing to everything. */
export const roleNames = [
  'viewer',
  'agent',
  'manager',
  'head',
  'value-keeper',
  'rule-keeper',
  'owner',
  'administrator',
] as const
