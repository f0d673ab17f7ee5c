export const time = {
  dueIn: 'due in {{length}}',
  dueNow: 'due now',
  lateBy: 'late by {{length}}',
  leftPaused: '{{length}} left, paused',
  over: '{{length}} over',
  paused: 'paused',
  yesterday: 'yesterday',
  tomorrow: 'tomorrow',
  due: 'due {{when}}',
  ago: '{{length}} ago',
  justNow: 'just now',
}
