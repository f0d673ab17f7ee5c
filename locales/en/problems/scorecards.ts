export const scorecards = {
  'scorecards.bad-quarter': '“{{quarter}}” is no quarter that can be shown; write it as 2026Q4.',
  'scorecards.unknown-subject': 'There is no scorecard of “{{id}}”.',
  'scorecards.still-counting':
    'Cases of the past are still being counted. Close the quarter {{quarter}} when that is done; it takes minutes, after an upgrade of a large house hours.',
  'scorecards.quarter-not-over': 'The quarter {{quarter}} is not over yet.',
  'scorecards.quarter-closed': 'The quarter {{quarter}} is closed; its weights and figures stay as they are.',
  'scorecards.bad-curve': 'The floor, the target and the best value of “{{component}}” have to go in one direction.',
}
