/** What `pledge calendar` prints for people. */
export const calendar = {
  usage: `Usage:
  pledge calendar due     --calendar FILE --from INSTANT --amount N --unit UNIT [--pause FROM/TO]...
  pledge calendar elapsed --calendar FILE --from INSTANT --to INSTANT [--pause FROM/TO]...
  pledge calendar open    --calendar FILE --date YYYY-MM-DD`,
  due: 'Due',
  breaches: 'Breaches',
  budget: 'Budget',
  elapsed: 'Elapsed',
  open: 'Open',
  closed: 'Closed all day',
  never: 'never',
  hours: 'h',
  minutes: 'min',
  seconds: 's',
}
