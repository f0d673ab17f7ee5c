/** What each measure of a report counts, when, what its value is, and what late means there. */
export const definitions = {
  opened: {
    name: 'Came in',
    counts: 'Cases that came in, by the instant at which they did.',
  },
  closed: {
    name: 'Closed',
    counts: 'Each time a case was closed; one that was opened again and closed again counts twice.',
    value: 'Time from coming in until then, on the wall clock.',
  },
  cancelled: {
    name: 'Cancelled',
    counts: 'Each time a case was cancelled; also those that were merged into another.',
    value: 'Time from coming in until then, on the wall clock.',
  },
  firstReply: {
    name: 'First answer',
    counts: 'Cases that got the first answer of a person that the customer sees. Automatic answers do not count.',
    value: 'Time from coming in until then, on the wall clock.',
  },
  resolved: {
    name: 'Solved',
    counts:
      'Cases that are solved, by the last time they were. A case that is opened again leaves the figure until it is solved again.',
    value: 'Time from coming in until then, on the wall clock.',
    late: 'Not solved at first contact: before that it waited, went to another team, or was opened again.',
  },
  clock: {
    name: 'Promises',
    counts:
      'Clocks that were met or missed, by the instant at which that was certain: the stop of one that was met, the breach of one that was missed.',
    value:
      'How much of the promise was used, as the clock counts: without pauses, and for targets in working time without closed hours.',
    late: 'Missed. Compliance is the share that was not. It counts for the team, the priority and so on that the case had when that became certain: whoever had it before may have used up most of the promise (see “Used by teams”).',
    excluded: 'All breaches of the clock are excluded by an approved review.',
  },
  promiseUsed: {
    name: 'Used by teams',
    counts:
      'Clocks that were met or missed, once for each team that had the case meanwhile, by the instant at which that was certain. What comes before a case is given to a team is of the first one.',
    value:
      'The share of its promise that the clock counted while the team had the case: without pauses, and for targets in working time without closed hours. The shares of all teams add up to what was used; above 100% it is more than was promised. In the API, millionths of the target.',
    late: 'The promise was broken while the team had the case; it is nobody else’s, whoever has the case later.',
    excluded: 'The team broke the promise, and all its breaches are excluded by an approved review.',
  },
  node: {
    name: 'Steps',
    counts: 'Each time a case left a step.',
    value: 'How long it stood there, on the wall clock.',
    late: 'A promise was broken while it stood there.',
    excluded: 'Every promise that was broken meanwhile is excluded by an approved review.',
  },
  held: {
    name: 'With a team',
    counts: 'Each time a team handed a case on, or the case was solved or over while the team had it.',
    value: 'How long the team had it, on the wall clock, from when it was given the case or the case was opened again.',
    late: 'A promise was broken while the team had it.',
    excluded: 'Every promise that was broken meanwhile is excluded by an approved review.',
  },
  waited: {
    name: 'Waits',
    counts: 'Waits that ended, by their reason.',
    value: 'How long the case waited, on the wall clock.',
  },
  closedHours: {
    name: 'Closed hours',
    counts: 'Clocks that were met or missed.',
    value: 'How much time fell outside the working hours of the clock while it ran; pauses left out.',
  },
  handover: {
    name: 'Hand-overs',
    counts:
      'Each time a case went from one team to another. It is of the team that handed it on; the key is the new one.',
  },
  escalation: {
    name: 'Escalations',
    counts: 'Escalations that were carried out, by the clock.',
  },
  reopened: {
    name: 'Opened again',
    counts: 'Each time a solved or closed case was opened again.',
  },
  satisfaction: {
    name: 'Satisfaction',
    counts: 'Answers to surveys, by what was asked.',
    value: 'What the customer said: csat 1 to 5, nps 0 to 10, score 1 to 10.',
    late: 'Not satisfied: up to 3 of 5 for csat, up to 6 for nps and score.',
  },
} as const
