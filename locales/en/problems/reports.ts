export const reports = {
  'report.bad-range': 'A report needs a first day and a later day after the last one, at most {{days}} days apart.',
  'report.too-fine':
    'So long a time has more than {{most}} spans of the length “{{span}}”. Take a shorter time, or longer spans.',
  'report.too-many-lines':
    'The report would have more than {{most}} lines. Narrow it, take a shorter time, or group by less.',
  'report.unknown-zone': 'The database does not know the time zone {{zone}}.',
  'report.people-hidden': 'Figures of single persons are only for those who may see them; your own you may see.',
}
