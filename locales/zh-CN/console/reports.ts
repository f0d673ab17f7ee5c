export const reports = {
  title: '统计报表',
}
