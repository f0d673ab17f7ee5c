/**
 * The search attributes that a case carries, by name, with the kind Temporal knows them by. They are for operators:
 * lists, boards and reports read our own tables. A dev server has room for ten keywords.
 */
export const caseSearchAttributes = {
  PledgeStatus: 'Keyword',
  PledgePriority: 'Keyword',
  PledgeQueue: 'Keyword',
  PledgeAssignee: 'Keyword',
  /** flow and version, `complaint@3` */
  PledgeFlow: 'Keyword',
  /** the worst of its clocks: `onTime`, `warned`, `paused` or `breached` */
  PledgeSla: 'Keyword',
  PledgeNextDue: 'Datetime',
} as const
