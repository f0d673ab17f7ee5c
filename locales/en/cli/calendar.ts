/** What `pledge calendar` prints for people. */
export const calendar = {
  usage: `Usage:
  pledge calendar due     --calendar FILE --from INSTANT --amount N --unit UNIT [--pause FROM/TO]...
  pledge calendar elapsed --calendar FILE --from INSTANT --to INSTANT [--pause FROM/TO]...
  pledge calendar open    --calendar FILE --date YYYY-MM-DD
  pledge calendar import  --calendar FILE --source holiday-cn | icalendar --file FILE [--like WEEKDAY] [--out FILE]
  pledge calendar import  --calendar FILE --source chinese-days --year YYYY [--like WEEKDAY] [--out FILE]
  pledge calendar import  --calendar FILE --source date-holidays --place DE-BY --year YYYY [--half-days] [--out FILE]`,
  due: 'Due',
  breaches: 'Breaches',
  budget: 'Budget',
  elapsed: 'Elapsed',
  open: 'Open',
  closed: 'Closed all day',
  never: 'never',
  imported:
    '{{file}} now has {{holidays}} imported holidays and {{exceptions}} other days; known through {{coversThrough}}.',
  unknown: 'no certain date',
  hours: 'h',
  minutes: 'min',
  seconds: 's',
}
