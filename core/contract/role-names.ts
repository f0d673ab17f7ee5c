/** The built-in roles, from seeing to everything. */
export const roleNames = ['viewer', 'agent', 'manager', 'owner', 'administrator'] as const
