export const diagnosis = {
  'diagnosis.bad-window': 'The last day must come after the first, and at most {{days}} days may lie between them.',
  'diagnosis.unknown-flow': 'There is no published process “{{flow}}”.',
  'diagnosis.unknown-clock': 'The process “{{flow}}” has no clock “{{clock}}”.',
  'diagnosis.unknown-factor': 'There is nothing that “{{factor}}” could tell cases of this process apart by.',
  'diagnosis.cancelled': 'Cancelled.',
  'diagnosis.too-long': 'It was given up after {{seconds}} seconds. Choose a shorter period.',
  'diagnosis.too-many':
    'Diagnoses under way: {{limit}}, which is as many as are allowed. Try again when one has ended.',
  'diagnosis.broke-off': 'It broke off without an answer; the log of the server says why.',
}
