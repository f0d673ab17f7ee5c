export const scorecards = {
  title: 'Scorecards',
}
