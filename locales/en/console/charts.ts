export const charts = {
  chart: 'chart',
  keys: 'Arrow keys go from value to value.',
  keysWithPick: 'Arrow keys go from value to value, Enter opens what is behind it.',
  asTable: '{{label}}: as a table',
  asChart: '{{label}}: as a chart',
  nothing: 'Nothing happened here in this time.',
}
