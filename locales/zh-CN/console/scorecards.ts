export const scorecards = {
  title: '绩效与质检',
}
