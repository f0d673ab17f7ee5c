export const rehearsal = {
  'rehearsal.never-rests':
    'A case went through more than {{limit}} steps and did not end, last at the node “{{node}}”: check the shares of its outcomes.',
  'rehearsal.beyond-range':
    'After {{cases}} cases the simulated time went beyond the year 2100: fewer cases, or more an hour.',
  'rehearsal.fewer-arrivals': 'The profile gives {{given}} arrivals; {{wanted}} cases were asked for.',
  'rehearsal.bad-count': 'The number of cases must be a whole number from 1 to {{limit}}; {{found}} is none.',
  'rehearsal.bad-seed': 'A seed is a whole number from 0 to 4294967295; {{found}} is none.',
  'rehearsal.cancelled': 'Cancelled.',
  'rehearsal.too-long': 'It was given up after {{seconds}} seconds.',
  'rehearsal.too-many':
    'Simulations and backtests under way: {{limit}}, which is as many as are allowed. Try again when one has ended.',
  'rehearsal.too-many-cases': 'Since that date there are more than {{limit}} cases: choose a later one.',
  'rehearsal.documents-refused': 'These documents cannot be rehearsed as they are.',
  'rehearsal.broke-off': 'It broke off without an answer; the log of the server says why.',

  'rehearsal.case-refused': 'At {{at}} the command “{{word}}” was not possible: {{reason}}',
  'rehearsal.case-broke-off': 'Its replay could not be ended: {{reason}}',
  'rehearsal.case-unreadable': 'Entry {{seq}} of its timeline ({{event}}) cannot be turned back into a command.',
  'rehearsal.case-differs':
    'Replayed under its own plan, the clock “{{clock}}” ({{instance}}) does not end as it was recorded, so a comparison would mislead.',
  'rehearsal.case-migrated': 'It moved to another version at {{at}}, so it has no single plan to compare with.',
  'rehearsal.case-too-long': 'Its timeline has more than {{limit}} entries.',
  'rehearsal.case-plan-refused':
    'The changed documents do not fit version {{version}} of the flow “{{flow}}”, under which it ran: {{issue}}',

  'rehearsal.clock-new': '“{{clock}}” is a new clock.',
  'rehearsal.clock-gone': 'The clock “{{clock}}” is gone.',
  'rehearsal.instance-new': '“{{clock}}” is measured once more ({{instance}}).',
  'rehearsal.instance-gone': '“{{clock}}” is measured less often: there is no {{instance}}.',
  'rehearsal.target-changed': 'The target of “{{clock}}” is {{after}} instead of {{before}}; it took {{elapsed}}.',
  'rehearsal.due-moved': '“{{clock}}” would have been due at {{after}} instead of {{before}}.',
  'rehearsal.start-moved': '“{{clock}}” would have started at {{after}} instead of {{before}}.',
  'rehearsal.stop-moved': '“{{clock}}” would have stopped at {{after}} instead of {{before}}.',
  'rehearsal.elapsed-changed': '“{{clock}}” would have counted {{after}} instead of {{before}}.',
}
