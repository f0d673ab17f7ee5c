/** The built-in roles, from seeing to everything. */
export const roleNames = [
  'viewer',
  'agent',
  'manager',
  'value-keeper',
  'rule-keeper',
  'owner',
  'administrator',
] as const
